using System.Diagnostics.Metrics;
using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Diagnostics;

/// <summary>How the service stands that this process is a part of: what an operator of it is warned by. Looked at when somebody collects, never on a request's way.</summary>
internal sealed class ServiceMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Telemetry.Collector.Service";

    // Soon enough to see to a successor, and not for longer than that.
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    private readonly Meter _meter = new(MeterName);

    /// <summary>Makes the instruments of what this process has: a front, say, has no ledger.</summary>
    public ServiceMetrics(IServiceProvider services, CollectorOptions options, TimeProvider time)
    {
        _meter.CreateObservableGauge("telemetry.disk.free", () => new DriveInfo(options.DataFolder).AvailableFreeSpace, "By", "Free space on the disk of the data folder.");
        if (services.GetService<Ledger>() is { } ledger)
        {
            _meter.CreateObservableGauge("telemetry.ledger.size", () => SizeOf(options.DataFolder), "By", "Files of the ledger in the data folder, its log included; segments that were taken out are not.");
            _meter.CreateObservableGauge("telemetry.ledger.position", () => ledger.Head.Sequence, "{entry}", "Sequence of the last entry.");
            _meter.CreateObservableGauge("telemetry.ledger.unavailable", () => ledger.Unavailable is null ? 0 : 1, "1", "1 while the ledger cannot write and nothing is taken in, otherwise 0.");
        }

        if (services.GetService<KeyStore>() is { } keys)
        {
            _meter.CreateObservableGauge("telemetry.credentials.expiring", () => ExpiringSoon(keys, time.GetUtcNow()), "{credential}", "Valid credentials that end within 30 days and have no successor.");
        }

        if (services.GetService<FindingService>() is { } findings)
        {
            _meter.CreateObservableGauge("telemetry.findings.open", () => Open(findings), "{finding}", "Findings that nobody has explained and no correction has resolved, by severity.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static int ExpiringSoon(KeyStore keys, DateTimeOffset now) =>
        keys.List().Count(c => c.StateAt(now) == CredentialState.Valid && c.ReplacedBy is null && c.Expires <= now + Soon);

    private static IEnumerable<Measurement<long>> Open(FindingService findings)
    {
        var counts = findings.CountOpen();
        return Enum.GetValues<CheckSeverity>().Select(s => new Measurement<long>(counts.GetValueOrDefault(s), new KeyValuePair<string, object?>("severity", s.ToString())));
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("ledger*").Sum(f => f.Length);
}
