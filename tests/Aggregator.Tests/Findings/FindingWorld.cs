using System.Text;
using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Findings;

/// <summary>A store with its findings. Explanations lie in a list in the ledger's place.</summary>
internal sealed class FindingWorld : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("findings-").FullName;
    private readonly List<LedgerEntry> _decisions = [];

    public FindingWorld(Catalogue.Catalogue? catalogue = null)
    {
        World = new World(catalogue);
        Service = FindingService.Open(_folder, World.Catalogue, World.Store);
    }

    public World World { get; }

    public FindingService Service { get; private set; }

    /// <summary>Rolls the period up, checks it, and gives every finding of it with its life.</summary>
    public async Task<IReadOnlyList<FindingRecord>> CheckAsync(string period)
    {
        await World.RunAsync(period);
        await Service.EvaluateAsync(Period.Parse(period), World.Position);
        return Of(period);
    }

    public IReadOnlyList<FindingRecord> Of(string period, string? rule = null) => Service.Find(new FindingFilter { Period = Period.Parse(period), Rule = rule, Limit = 10_000 });

    /// <summary>The only finding of a rule.</summary>
    public async Task<FindingRecord> OnlyAsync(string period, string rule)
    {
        await CheckAsync(period);
        return Assert.Single(Of(period, rule));
    }

    public async Task NoneAsync(string period, string rule)
    {
        await CheckAsync(period);
        Assert.Empty(Of(period, rule));
    }

    /// <summary>Reports a metric of a unit month after month, the last value for the month given.</summary>
    public async Task MonthsAsync(string source, string metric, string area, string last, params decimal?[] values)
    {
        var period = Period.Parse(last);
        for (var i = values.Length - 1; i >= 0; i--, period = period.Previous())
        {
            if (values[i] is { } value)
            {
                await World.ReportAsync(source, period.ToString(), (area, metric, value));
            }
        }
    }

    public Task WithdrawAsync(string source, string period, string area, string metric) => World.ReportAsync(source, period, area, metric, CellState.Withdrawn);

    /// <summary>Explains a finding's numbers as they are.</summary>
    public void Explain(FindingRecord finding, string reason = "Đúng như vậy")
    {
        var sequence = 1000 + _decisions.Count;
        var header = new EntryHeader(sequence, DateTimeOffset.UnixEpoch.AddDays(sequence), EntryKind.Decision, "-", $"decision:{sequence}", [], [], []);
        _decisions.Add(new LedgerEntry(header, DecisionCodec.Encode(new FindingExplained(finding.Id, finding.Numbers, "key1", reason)), ReadOnlyMemory<byte>.Empty));
        Service.TakeIn(_decisions[^1..], sequence);
    }

    /// <summary>Adds a decision that findings know nothing of.</summary>
    public void Decide(string json)
    {
        var header = new EntryHeader(1000 + _decisions.Count, DateTimeOffset.UnixEpoch, EntryKind.Decision, "-", $"decision:{_decisions.Count}", [], [], []);
        _decisions.Add(new LedgerEntry(header, Encoding.UTF8.GetBytes(json), ReadOnlyMemory<byte>.Empty));
        Service.TakeIn(_decisions[^1..], header.Sequence);
    }

    /// <summary>Loses the table and starts anew; the decisions are read again.</summary>
    public void LoseTable()
    {
        Service.Dispose();
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            File.Delete(file);
        }

        Service = FindingService.Open(_folder, World.Catalogue, World.Store);
        Assert.Equal(0, Service.DecisionsThrough);
        Service.TakeIn(_decisions, 1000 + _decisions.Count);
    }

    public async ValueTask DisposeAsync()
    {
        Service.Dispose();
        await World.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
