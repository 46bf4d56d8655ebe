using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Keys;

/// <summary><c>telemetry keys rotate</c>: a new key, or another certificate, with the rights of an old one.</summary>
internal static class RotateCommand
{
    private const uint DefaultOverlapHours = 24;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var command = context.Command(
            "rotate", KeyWords.Rotate, "telemetry keys rotate r7mejza7e5jt --overlap-hours 48 --days 365 --out vnpt-2.key", "telemetry keys rotate q2n8vkcw5x4d --certificate billing-2.pem");
        var id = context.Argument<string>("id", KeyWords.Id);
        var overlap = context.Option<uint?>("--overlap-hours", KeyWords.Overlap, "HOURS");
        var days = context.Option<uint?>("--days", KeyWords.Days, "DAYS");
        var file = context.Option<string?>("--out", KeyWords.Out, "FILE");
        command.Arguments.Add(id);
        command.Options.Add(overlap);
        command.Options.Add(days);
        command.Options.Add(file);
        var certificate = new CertificateOptions(context, command);
        context.Act(command, async (parsed, output, cancellationToken) =>
        {
            var (thumbprint, subject) = certificate.Read(parsed);
            var request = new RotateCredentialRequest
            {
                Id = parsed.GetRequiredValue(id),
                OverlapHours = parsed.GetValue(overlap) ?? DefaultOverlapHours,
                Days = parsed.GetValue(days) ?? 0,
                Certificate = thumbprint is null && subject is null ? null : new CertificateBinding { Thumbprint = thumbprint ?? "", Subject = subject ?? "" },
            };
            if (request.Certificate is not null && parsed.GetValue(file) is not null)
            {
                throw new UnusableException(KeyWords.NoKeyToWrite);
            }

            using var connection = context.Connection.Open(parsed);
            using var keyFile = KeyFile.Make(parsed.GetValue(file));
            var made = await new AdminService.AdminServiceClient(connection.Channel).RotateCredentialAsync(request, connection.Call(cancellationToken));
            Tell(output, request, made, parsed.GetValue(file), keyFile);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Tell(ToolOutput output, RotateCredentialRequest request, CreateCredentialResponse made, string? path, KeyFile? keyFile)
    {
        var credential = CredentialJsonMapper.Map(made.Credential);
        if (made.Key.Length > 0)
        {
            NewKey.Hand(output, credential, made.Key, path, keyFile);
        }
        else if (output.IsJson)
        {
            output.Json(new { Credential = credential });
        }
        else
        {
            output.Line(KeyWords.Bound, credential.Id);
        }

        output.Note(KeyWords.OldEnds, request.Id, (long)request.OverlapHours);
    }
}
