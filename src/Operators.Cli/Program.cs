using System.CommandLine;
using Telemetry.Operators.Cli.Catalogue;
using Telemetry.Operators.Cli.Connection;

var connection = new ConnectionOptions();
var root = new RootCommand("The telemetry collector from a command line. Exit codes: 0 done, 1 the answer is no, 2 the command cannot be carried out as given, 3 the service cannot be reached or does not let this key.")
{
    CatalogueCommand.Create(connection),
};
connection.AddTo(root);
return await root.Parse(args).InvokeAsync();
