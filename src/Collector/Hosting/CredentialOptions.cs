using System.CommandLine;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Hosting;

/// <summary>What a credential may do, on the command line.</summary>
internal sealed class CredentialOptions
{
    private readonly Option<CredentialRole> _role = new("--role") { Description = "What the credential may do", Required = true };

    private readonly Option<string?> _source = new("--source")
    {
        Description = "With the role operator: whose figures it hands in (a code of the catalogue: vnpt, so-bac-giang, gso)",
    };

    private readonly Option<string[]> _territory = new("--territory")
    {
        Description = "Unit it is limited to (24, 24@2004-07-08, VN); may be given again. Without it: everywhere",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<int?> _days = new("--days") { Description = "Days until it expires, 1 to 3660; without it: never" };
    private readonly Option<string> _note = new("--note") { Description = "Who has it, for the list; no secret in it", DefaultValueFactory = _ => "" };

    /// <summary>The option in which a request's field was given.</summary>
    public static string NameOf(string field) => field switch
    {
        "name" => "name",
        "certificate" => "--certificate, --thumbprint, --subject",
        "certificate.thumbprint" => "--thumbprint",
        "certificate.subject" => "--subject",
        "submissions_per_second" => "--per-second",
        "submission_burst" => "--burst",
        _ => "--" + field.Replace('_', '-'),
    };

    /// <summary>Days as a request has them, where "never" is not to be asked for by a zero.</summary>
    public static long Days(int? days) => days switch
    {
        null => 0,
        < 1 => -1,
        _ => days.Value,
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _role, _source, _territory, _days, _note })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    public CredentialRequest Read(ParseResult parsed, CertificateBinding? certificate) => new(
        parsed.GetValue(_role),
        parsed.GetValue(_source) ?? "",
        parsed.GetValue(_territory) ?? [],
        Days(parsed.GetValue(_days)),
        parsed.GetValue(_note) ?? "",
        certificate);
}
