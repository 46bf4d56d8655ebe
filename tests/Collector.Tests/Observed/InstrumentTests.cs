using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>docs/telemetry.md has every instrument of ours, with its kind and unit, and none that is not there.</summary>
public sealed partial class InstrumentTests
{
    [Fact]
    public async Task The_page_and_the_program_have_the_same_instruments()
    {
        var published = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Add(published, instrument) };
        listener.Start();
        using var folder = new TemporaryFolder();
        await using var collector = await TestCollector.StartAsync();
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = collector.Host.GrpcAddress, ApiKey = collector.OperatorKey("vnpt") });
        await using var spool = await SubmissionSpool.OpenAsync(client, new SpoolOptions { Folder = folder.Path });
        await client.SubmitAsync(Figures.Month("a", 5)); // makes what is made at the first use
        MakeStatic();

        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "telemetry.md"));
        var documented = Row.Matches(page).Select(r => $"{r.Groups["name"].Value} {r.Groups["kind"].Value} {r.Groups["unit"].Value}").ToList();

        Assert.Equal(documented.Distinct(), documented);
        lock (published)
        {
            Assert.Equal(published.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
        }
    }

    // | `telemetry.ledger.entries` | counter | `{entry}` | ...
    [GeneratedRegex(@"^\| `(?<name>telemetry\.[a-z._]+)` \| (?<kind>[a-z -]+) \| `(?<unit>[^`]+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row { get; }

    // Those of a store that this service does not use too.
    private static void MakeStatic()
    {
        foreach (var type in typeof(Storage.Ledger.Ledger).Assembly.GetTypes().Where(t => t.Name.EndsWith("Metrics", StringComparison.Ordinal)))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
    }

    private static void Add(HashSet<string> published, Instrument instrument)
    {
        if (instrument.Meter.Name.StartsWith("Telemetry.", StringComparison.Ordinal))
        {
            lock (published)
            {
                published.Add($"{instrument.Name} {KindOf(instrument)} {instrument.Unit}");
            }
        }
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" or "ObservableCounter" => "counter",
        "UpDownCounter" or "ObservableUpDownCounter" => "up-down counter",
        "Gauge" or "ObservableGauge" => "gauge",
        "Histogram" => "histogram",
        var other => other,
    };
}
