using System.CommandLine;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Keys;

/// <summary><c>telemetry keys revoke</c>: ends a credential at once.</summary>
internal static class RevokeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var command = context.Command("revoke", KeyWords.Revoke, "telemetry keys revoke r7mejza7e5jt --reason lost");
        var id = context.Argument<string>("id", KeyWords.Id);
        var reason = context.Option<string?>("--reason", KeyWords.Reason, "TEXT");
        command.Arguments.Add(id);
        command.Options.Add(reason);
        context.Act(command, async (parsed, output, cancellationToken) =>
        {
            var request = new RevokeCredentialRequest { Id = parsed.GetRequiredValue(id), Reason = parsed.GetValue(reason) ?? "" };
            using var connection = context.Connection.Open(parsed);
            var revoked = await new AdminService.AdminServiceClient(connection.Channel).RevokeCredentialAsync(request, connection.Call(cancellationToken));
            if (output.IsJson)
            {
                output.Json(new { Credential = CredentialJsonMapper.Map(revoked) });
            }
            else
            {
                output.Line(KeyWords.Revoked, revoked.Id);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
