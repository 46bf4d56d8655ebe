using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Security;

/// <summary>
/// Where credentials and limits are asked for: by the administration interface and by the <c>keys</c> command alike. Checks the whole
/// request, then changes. All faults are answered, not only the first. The catalogue is asked only for what names sources or units: a key can
/// be revoked beside a catalogue that does not load. Thread-safe.
/// </summary>
internal sealed class CredentialOffice(Lazy<Catalogue.Catalogue> catalogue, KeyStore keys, TimeProvider time)
{
    /// <summary>Who made a change that came by the <c>keys</c> command: whoever may write the data folder.</summary>
    public const string CommandLine = "command line";

    private const int MostDays = 3660;
    private const int MostOverlapHours = 2160;
    private const int LongestText = 200;
    private const int MostUnits = 1000;
    private const int MostUnitFaults = 5;

    /// <summary>Makes a credential.</summary>
    public Change<IssuedCredential> Create(CredentialRequest request, string by) => Check(request).TryGet(out var wanted, out var refused) ? keys.Create(wanted, by) : refused;

    /// <summary>The credential that is asked for, or everything that is wrong with the request.</summary>
    public Change<NewCredential> Check(CredentialRequest request)
    {
        var problems = new List<(string, string)>();
        if (request.Role is null)
        {
            problems.Add(("role", "it is missing; expected operator, reader, publisher, administrator, public or service"));
        }

        CheckSource(request, problems);
        var units = Units(request.Territory, problems);
        if (request.Role == CredentialRole.Service && request.Territory.Count > 0)
        {
            problems.Add(("territory", "it goes with every role but service; expected none"));
        }

        var expires = Expiry(request.Days, problems);
        CheckText("note", request.Note, problems);
        var certificate = Normalise(request.Certificate, problems);
        return problems.Count > 0
            ? new ChangeRefused(ChangeFault.Invalid, problems)
            : new NewCredential(request.Role!.Value, request.Source.Length == 0 ? null : request.Source, units, expires, request.Note, certificate);
    }

    /// <summary>What is wrong with the reason for an end; null where nothing is.</summary>
    public static ChangeRefused? CheckReason(string reason)
    {
        var problems = new List<(string, string)>();
        CheckText("reason", reason, problems);
        return problems.Count > 0 ? new ChangeRefused(ChangeFault.Invalid, problems) : null;
    }

    /// <summary>Gives a credential a successor.</summary>
    public Change<IssuedCredential> Rotate(string id, long overlapHours, long days, CertificateBinding? next, string by)
    {
        var problems = new List<(string, string)>();
        if (overlapHours is < 0 or > MostOverlapHours)
        {
            problems.Add(("overlap_hours", string.Create(CultureInfo.InvariantCulture, $"it is {overlapHours}; expected 0 to {MostOverlapHours}")));
        }

        var expires = Expiry(days, problems);
        var certificate = Normalise(next, problems);
        return problems.Count > 0 ? new ChangeRefused(ChangeFault.Invalid, problems) : keys.Rotate(id, TimeSpan.FromHours(overlapHours), expires, certificate, by);
    }

    /// <summary>Ends a credential.</summary>
    public Change<Credential> Revoke(string id, string reason, string by) => CheckReason(reason) is { } refused ? refused : keys.Revoke(id, reason, by);

    /// <summary>The credentials, ordered by source, role and creation.</summary>
    public IReadOnlyList<Credential> List(bool includeEnded)
    {
        var now = time.GetUtcNow();
        return [.. keys.List().Where(c => includeEnded || c.StateAt(now) == CredentialState.Valid)];
    }

    /// <summary>Sets a source's limits; 0 is the service's default.</summary>
    public Change<SourceLimits> SetLimits(string source, ulong perSecond, ulong burst, ulong cellsPerDay, string by)
    {
        var problems = new List<(string, string)>();
        if (!catalogue.Value.Sources.ContainsKey(source))
        {
            problems.Add(("source", NoSource(source)));
        }

        Check("submissions_per_second", perSecond, SourceLimits.MostSubmissions);
        Check("submission_burst", burst, SourceLimits.MostSubmissions);
        Check("cells_per_day", cellsPerDay, SourceLimits.MostCells);
        if (problems.Count > 0)
        {
            return new ChangeRefused(ChangeFault.Invalid, problems);
        }

        var limits = new SourceLimits((int)perSecond, (int)burst, (long)cellsPerDay);
        keys.SetLimits(source, limits, by);
        return limits;

        void Check(string field, ulong value, long most)
        {
            if (value > (ulong)most)
            {
                problems.Add((field, string.Create(CultureInfo.InvariantCulture, $"it is {value}; expected 1 to {most}, or 0 for the service's default")));
            }
        }
    }

    /// <summary>The limits of every source that has its own, ordered by source.</summary>
    public IReadOnlyList<(string Source, SourceLimits Limits)> Limits() =>
        [.. keys.Limits().OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => (l.Key, l.Value))];

    private void CheckSource(CredentialRequest request, List<(string, string)> problems)
    {
        if (request.Role == CredentialRole.Operator && !catalogue.Value.Sources.ContainsKey(request.Source))
        {
            problems.Add(("source", NoSource(request.Source)));
        }
        else if (request.Role is not null and not CredentialRole.Operator && request.Source.Length > 0)
        {
            problems.Add(("source", $"it is '{SafeText.Shorten(request.Source)}'; expected none: it goes with the role operator only"));
        }
    }

    private string NoSource(string code) =>
        $"it is '{SafeText.Shorten(code)}'; expected one of {string.Join(", ", catalogue.Value.Sources.Keys.Order(StringComparer.Ordinal))}";

    private List<AreaKey> Units(IReadOnlyList<string> texts, List<(string, string)> problems)
    {
        var units = new List<AreaKey>();
        if (texts.Count > MostUnits)
        {
            problems.Add(("territory", string.Create(CultureInfo.InvariantCulture, $"it has {texts.Count} units; expected at most {MostUnits}")));
            return units;
        }

        var today = VietnamTime.DayOf(time.GetUtcNow());
        var wrong = new List<string>();
        foreach (var text in texts)
        {
            if (!Territory.TryParse(catalogue.Value, text, today, out var key, out var problem))
            {
                wrong.Add(SafeText.Shorten(problem));
            }
            else if (!units.Contains(key))
            {
                units.Add(key);
            }
        }

        // An answer of gRPC has no room for a thousand.
        problems.AddRange(wrong.Take(MostUnitFaults).Select(w => ("territory", w)));
        if (wrong.Count > MostUnitFaults)
        {
            problems.Add(("territory", string.Create(CultureInfo.InvariantCulture, $"and {wrong.Count - MostUnitFaults} more are no units")));
        }

        return units;
    }

    private DateTimeOffset? Expiry(long days, List<(string, string)> problems)
    {
        if (days is < 0 or > MostDays)
        {
            problems.Add(("days", string.Create(CultureInfo.InvariantCulture, $"it is {days}; expected 1 to {MostDays}, or 0 for never")));
            return null;
        }

        return days == 0 ? null : time.GetUtcNow().AddDays(days);
    }

    // A key that somebody pasted into a note would lie in the open, and in the ledger for good.
    private static void CheckText(string field, string text, List<(string, string)> problems)
    {
        if (text.Length > LongestText || text.Any(char.IsControl))
        {
            problems.Add((field, string.Create(CultureInfo.InvariantCulture, $"it has {text.Length} characters or control characters; expected at most {LongestText} and none")));
        }
        else if (ApiKey.IsWithin(text))
        {
            problems.Add((field, "there is an API key in it; expected no secret. Revoke that key"));
        }
    }

    private static CertificateBinding? Normalise(CertificateBinding? binding, List<(string, string)> problems)
    {
        if (binding is null)
        {
            return null;
        }

        if (binding.Thumbprint.Length > 0 == binding.Subject.Length > 0)
        {
            problems.Add(("certificate", "expected exactly one of thumbprint and subject"));
            return null;
        }

        if (binding.Thumbprint.Length > 0)
        {
            var isThumbprint = binding.Thumbprint.Length == 64 && binding.Thumbprint.All(char.IsAsciiHexDigit);
            if (!isThumbprint)
            {
                problems.Add(("certificate.thumbprint", "expected the SHA-256 of the certificate in DER, 64 hex digits without anything between them"));
            }

            return isThumbprint ? CertificateBinding.OfThumbprint(binding.Thumbprint.ToLowerInvariant()) : null;
        }

        if (CertificateSubject.TryNormalise(binding.Subject, out var form, out var problem))
        {
            return CertificateBinding.OfSubject(form);
        }

        problems.Add(("certificate.subject", problem));
        return null;
    }
}
