using Telemetry.Aggregator.Findings;

namespace Telemetry.Collector.Intake;

/// <summary>Says what a submission that is not kept would raise: by this process's series store, or by the collector's. Thread-safe.</summary>
internal interface IFindingPreview
{
    /// <summary>The findings that rest on at least one of the submission's taken cells, the severest first.</summary>
    /// <exception cref="LedgerOutOfReachException">The collector cannot be asked.</exception>
    /// <exception cref="Storage.Series.SeriesStoreUnavailableException">The stored figures cannot be read.</exception>
    ValueTask<IReadOnlyList<Finding>> CheckAsync(Storage.Ledger.NewEntry submission, CancellationToken cancellationToken);
}
