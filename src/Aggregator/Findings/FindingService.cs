using Telemetry.Catalogue;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Findings;

/// <summary>
/// What the catalogue's rules have against the figures, and what became of it. A projection: of the figures, by evaluating a period after
/// its rollup, and of people's decisions, by reading them from the ledger. Thread-safe.
/// </summary>
public sealed class FindingService : IDisposable
{
    private readonly FindingTable _table;
    private readonly FindingRun _run;

    private FindingService(Catalogue.Catalogue catalogue, ISeriesStore store, FindingTable table)
    {
        _table = table;
        _run = new FindingRun(catalogue, store, table);
    }

    /// <summary>Opens the findings in that folder's <c>aggregator.db</c>; makes it when it is missing.</summary>
    public static FindingService Open(string folder, Catalogue.Catalogue catalogue, ISeriesStore store) => new(catalogue, store, FindingTable.Open(folder, catalogue));

    /// <summary>Ledger sequence through which decisions were taken in.</summary>
    public long DecisionsThrough => _table.DecisionsThrough;

    /// <inheritdoc cref="FindingTable.State"/>
    public long State => _table.State;

    /// <summary>Checks a period, and periods that were checked before and rest on it, on the facts up to a ledger position.</summary>
    public ValueTask EvaluateAsync(Period period, long position, CancellationToken cancellationToken = default) => _run.RunAsync(period, position, cancellationToken);

    /// <summary>Takes in decisions from the ledger; those that are no explanations, and those taken in before, change nothing.</summary>
    /// <param name="decisions">Ledger entries in order of sequence.</param>
    /// <param name="through">Ledger sequence through which the ledger was read for them.</param>
    public void TakeIn(IReadOnlyList<LedgerEntry> decisions, long through)
    {
        var rows = new List<ExplanationRow>();
        foreach (var entry in decisions)
        {
            if (entry.Header.Kind == EntryKind.Decision && DecisionCodec.TryDecode(entry.Payload, out var explained))
            {
                rows.Add(new ExplanationRow(entry.Header.Sequence, entry.Header.Time, explained));
            }
        }

        _table.Explain(rows, through);
    }

    /// <summary>Findings, the latest period first, then the severest.</summary>
    public IReadOnlyList<FindingRecord> Find(FindingFilter filter) => _table.Find(filter);

    /// <inheritdoc cref="FindingRecordReader.Count"/>
    public IReadOnlyDictionary<CheckSeverity, int> Count(FindingFilter filter) => _table.Count(filter);

    /// <inheritdoc cref="FindingTable.CountOpen"/>
    public IReadOnlyDictionary<CheckSeverity, long> CountOpen() => _table.CountOpen();

    /// <summary>A finding; null where there is none of that identifier.</summary>
    public FindingRecord? Get(string id) => _table.Get(id);

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();
}
