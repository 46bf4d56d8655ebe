using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Keys;

/// <summary><c>telemetry keys create</c>: a new key, shown once.</summary>
internal static class CreateKeyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var command = context.Command(
            "create",
            KeyWords.Create,
            "telemetry keys create --role operator --source vnpt --days 365 --note billing --out vnpt.key",
            "telemetry keys create --role reader --territory 24");
        var rights = new RightsOptions(context, command);
        var file = context.Option<string?>("--out", KeyWords.Out, "FILE");
        command.Options.Add(file);
        context.Act(command, async (parsed, output, cancellationToken) =>
        {
            var request = CreateRequestMapper.Map(parsed, rights);
            using var connection = context.Connection.Open(parsed);
            using var keyFile = KeyFile.Make(parsed.GetValue(file));
            var made = await new AdminService.AdminServiceClient(connection.Channel).CreateCredentialAsync(request, connection.Call(cancellationToken));
            NewKey.Hand(output, CredentialJsonMapper.Map(made.Credential), made.Key, parsed.GetValue(file), keyFile);
            return ExitCode.Done;
        });
        return command;
    }
}
