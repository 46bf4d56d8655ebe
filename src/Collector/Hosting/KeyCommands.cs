using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Hosting;

/// <summary><c>keys …</c>: works on the data folder, whether or not the service runs. What it asks for, <see cref="CredentialOffice"/> checks and does.</summary>
internal static class KeyCommands
{
    public static Command Create(SharedOptions shared) => new("keys", "Makes, lists and ends credentials in the data folder, and sets limits; a running service sees the change within a second")
    {
        CreateKey(shared), Bind(shared), Rotate(shared), List(shared), Revoke(shared), Limits(shared), ShowCertificate(),
    };

    private static Command CreateKey(SharedOptions shared)
    {
        var options = new CredentialOptions();
        var command = new Command("create", "Creates a key and prints it: the only time that it can be seen");
        options.AddTo(command);
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office => Print(office.Create(options.Read(parsed, certificate: null), CredentialOffice.CommandLine))));
        return command;
    }

    private static Command Bind(SharedOptions shared)
    {
        var options = new CredentialOptions();
        var certificate = new CertificateOptions();
        var command = new Command("bind", "Binds a client certificate to a credential, and prints the binding's identifier");
        options.AddTo(command);
        certificate.AddTo(command);
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office =>
            Print(office.Create(options.Read(parsed, certificate.Read(parsed) ?? new CertificateBinding("", "")), CredentialOffice.CommandLine))));
        return command;
    }

    private static Command Rotate(SharedOptions shared)
    {
        var id = Identifier();
        var overlap = new Option<int>("--overlap-hours") { Description = "Hours during which the old one stays valid, 0 to 2160", DefaultValueFactory = _ => 24 };
        var days = new Option<int?>("--days") { Description = "Days until the new one expires; without it: never" };
        var certificate = new CertificateOptions();
        var command = new Command("rotate", "Makes a successor with the same rights and prints its key, or for a binding its identifier; the old one ends after the overlap") { id, overlap, days };
        certificate.AddTo(command);
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office => Print(office.Rotate(
            parsed.GetValue(id)!, parsed.GetValue(overlap), CredentialOptions.Days(parsed.GetValue(days)), certificate.Read(parsed), CredentialOffice.CommandLine))));
        return command;
    }

    private static Command List(SharedOptions shared)
    {
        var all = new Option<bool>("--all") { Description = "Also those that are expired or revoked" };
        var command = new Command("list", "Lists credentials by their public identifier") { all };
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office =>
        {
            foreach (var credential in office.List(parsed.GetValue(all)))
            {
                Console.WriteLine(Line(credential));
            }

            return 0;
        }));
        return command;
    }

    private static Command Revoke(SharedOptions shared)
    {
        var id = Identifier();
        var reason = new Option<string>("--reason") { Description = "Why, for the ledger; no secret in it", DefaultValueFactory = _ => "" };
        var command = new Command("revoke", "Revokes a credential; the running service refuses it within a second, on open streams too") { id, reason };
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office =>
        {
            OfficeCommand.Made(office.Revoke(parsed.GetValue(id)!, parsed.GetValue(reason) ?? "", CredentialOffice.CommandLine));
            Console.WriteLine("revoked");
            return 0;
        }));
        return command;
    }

    private static Command Limits(SharedOptions shared)
    {
        var source = new Argument<string?>("source") { Description = "Whose limits to set; without it all that were set are listed", Arity = ArgumentArity.ZeroOrOne };
        var perSecond = new Option<ulong>("--per-second") { Description = "Submissions a second for long; 0 or nothing: the service's default" };
        var burst = new Option<ulong>("--burst") { Description = "Submissions at once; 0 or nothing: the service's default" };
        var cells = new Option<ulong>("--cells-per-day") { Description = "Cells in a day of Vietnam; 0 or nothing: the service's default" };
        var command = new Command("limits", "Sets how much a source may send, all of its credentials together, or lists what was set") { source, perSecond, burst, cells };
        command.SetAction((parsed, _) => WithOffice(shared.Read(parsed), office =>
        {
            if (parsed.GetValue(source) is { } code)
            {
                OfficeCommand.Made(office.SetLimits(code, parsed.GetValue(perSecond), parsed.GetValue(burst), parsed.GetValue(cells), CredentialOffice.CommandLine));
            }

            foreach (var (owner, limits) in office.Limits())
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{owner,-16}  per second {Shown(limits.SubmissionsPerSecond)}  burst {Shown(limits.SubmissionBurst)}  cells per day {Shown(limits.CellsPerDay)}"));
            }

            return 0;
        }));
        return command;
    }

    private static Command ShowCertificate()
    {
        var file = new Argument<string>("file") { Description = "PEM or DER file of a client's certificate" };
        var command = new Command("certificate", "Shows a certificate's thumbprint and subject in the form that is compared, to be given to bind") { file };
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
        {
            using var certificate = CertificateOptions.Open(parsed.GetValue(file)!);
            Console.WriteLine("thumbprint  " + certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant());
            Console.WriteLine("subject     " + (CertificateSubject.Of(certificate) ?? "(none that can be compared)"));
            return Task.FromResult(0);
        }));
        return command;
    }

    private static Argument<string> Identifier() => new("id") { Description = "The credential's public identifier, as in the list" };

    private static Task<int> WithOffice(CollectorOptions options, Func<CredentialOffice, int> ask) => OfficeCommand.RunAsync(options, (office, _) => ask(office));

    private static int Print(Change<IssuedCredential> change)
    {
        var issued = OfficeCommand.Made(change);
        Console.WriteLine(issued.Key.Length > 0 ? issued.Key : issued.Credential.Id);
        return 0;
    }

    private static string Line(Credential credential)
    {
        var territory = credential.Territory.Count == 0 ? "everywhere" : string.Join(' ', credential.Territory);
        var state = credential.StateAt(TimeProvider.System.GetUtcNow()) switch
        {
            CredentialState.Revoked => "revoked " + Day(credential.Revoked),
            CredentialState.Expired => "expired " + Day(credential.Expires),
            _ => credential.Expires is null ? "valid" : "until " + Day(credential.Expires),
        };
        var used = credential.LastUsed is { } at ? "used " + at.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "never used";
        var more = (credential.ReplacedBy is { } next ? $"  replaced by {next}" : "")
            + (credential.Certificate is { } certificate ? $"  certificate {certificate.Thumbprint}{certificate.Subject}" : "")
            + (credential.Note.Length > 0 ? $"  ({credential.Note})" : "");
        return $"{credential.Id,-17}  {credential.Role,-13}  {credential.Source ?? "-",-16}  {territory,-20}  {state,-18}  {used}{more}";
    }

    private static string Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Shown(long limit) => limit == 0 ? "default" : limit.ToString(CultureInfo.InvariantCulture);
}
