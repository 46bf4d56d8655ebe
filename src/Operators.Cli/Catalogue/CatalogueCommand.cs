using System.CommandLine;

namespace Telemetry.Operators.Cli.Catalogue;

/// <summary><c>telemetry catalogue</c>: work on the catalogue of a running service.</summary>
internal static class CatalogueCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolContext context)
    {
        var command = context.Command("catalogue", CatalogueWords.Catalogue);
        command.Add(ImportCommand.Create(context));
        return command;
    }
}
