using System.CommandLine;

namespace Telemetry.Operators.Cli.Keys;

/// <summary><c>telemetry keys</c>: who may do what, and how much.</summary>
internal static class KeysCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolContext context)
    {
        var command = context.Command("keys", KeyWords.Keys);
        command.Add(CreateKeyCommand.Create(context));
        command.Add(BindCommand.Create(context));
        command.Add(RotateCommand.Create(context));
        command.Add(RevokeCommand.Create(context));
        command.Add(ListKeysCommand.Create(context));
        command.Add(LimitsCommand.Create(context));
        return command;
    }
}
