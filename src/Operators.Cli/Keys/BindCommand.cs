using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Keys;

/// <summary><c>telemetry keys bind</c>: a client certificate gets rights.</summary>
internal static class BindCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var command = context.Command(
            "bind",
            KeyWords.Bind,
            "telemetry keys bind --role operator --source vnpt --certificate billing.pem",
            "telemetry keys bind --role operator --source vnpt --subject CN=billing,O=VNPT,C=VN --days 365");
        var rights = new RightsOptions(context, command);
        var certificate = new CertificateOptions(context, command);
        context.Act(command, async (parsed, output, cancellationToken) =>
        {
            var request = CreateRequestMapper.Map(parsed, rights);
            var (thumbprint, subject) = certificate.Read(parsed);
            if (thumbprint is null && subject is null)
            {
                throw new UnusableException(KeyWords.OneCertificate);
            }

            request.Certificate = new CertificateBinding { Thumbprint = thumbprint ?? "", Subject = subject ?? "" };
            using var connection = context.Connection.Open(parsed);
            var made = await new AdminService.AdminServiceClient(connection.Channel).CreateCredentialAsync(request, connection.Call(cancellationToken));
            var credential = CredentialJsonMapper.Map(made.Credential);
            if (output.IsJson)
            {
                output.Json(new { Credential = credential });
            }
            else
            {
                output.Line(KeyWords.Bound, credential.Id);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
