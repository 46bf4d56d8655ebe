using System.CommandLine;

namespace Telemetry.Operators.Cli.Keys;

/// <summary>Options that say what a new credential may do.</summary>
internal sealed class RightsOptions
{
    /// <summary>Makes the options and adds them to a command.</summary>
    public RightsOptions(ToolContext context, Command command)
    {
        Role = context.Option<string>("--role", KeyWords.Role, "ROLE", required: true);
        Role.AcceptOnlyFromAmong([.. CredentialJsonMapper.RoleNames]);
        Source = context.Option<string?>("--source", KeyWords.Source, "CODE");
        Territory = context.Option<string[]>("--territory", KeyWords.Territory, "CODE");
        Days = context.Option<uint?>("--days", KeyWords.Days, "DAYS");
        Note = context.Option<string?>("--note", KeyWords.NoteOption, "TEXT");
        command.Options.Add(Role);
        command.Options.Add(Source);
        command.Options.Add(Territory);
        command.Options.Add(Days);
        command.Options.Add(Note);
    }

    public Option<string> Role { get; }

    public Option<string?> Source { get; }

    public Option<string[]> Territory { get; }

    public Option<uint?> Days { get; }

    public Option<string?> Note { get; }
}
