using System.CommandLine;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Keys;

/// <summary><c>telemetry keys list</c>: every credential without its secret.</summary>
internal static class ListKeysCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var command = context.Command("list", KeyWords.List, "telemetry keys list", "telemetry keys list --all --json");
        var all = context.Option<bool>("--all", KeyWords.All);
        command.Options.Add(all);
        context.Act(command, async (parsed, output, cancellationToken) =>
        {
            using var connection = context.Connection.Open(parsed);
            var request = new ListCredentialsRequest { IncludeEnded = parsed.GetValue(all) };
            var list = await new AdminService.AdminServiceClient(connection.Channel).ListCredentialsAsync(request, connection.Call(cancellationToken));
            CredentialJson[] credentials = [.. list.Credentials.Select(CredentialJsonMapper.Map)];
            if (output.IsJson)
            {
                output.Json(new { Credentials = credentials });
            }
            else
            {
                CredentialView.Write(output, credentials);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
