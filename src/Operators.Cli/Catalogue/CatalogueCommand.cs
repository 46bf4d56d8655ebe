using System.CommandLine;
using Telemetry.Operators.Cli.Connection;

namespace Telemetry.Operators.Cli.Catalogue;

/// <summary><c>telemetry catalogue</c>: work on the catalogue of a running service.</summary>
internal static class CatalogueCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ConnectionOptions connection) => new("catalogue", "Work on the service's catalogue")
    {
        ImportCommand.Create(connection),
    };
}
