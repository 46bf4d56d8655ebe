using Telemetry.Aggregator.Findings;

namespace Telemetry.Portal.Query;

/// <summary>Where findings are: in this process, or at the aggregator. Who may see which is decided before it is asked. Thread-safe.</summary>
public interface IFindingReader
{
    /// <summary>Grows whenever findings may have changed, after the change; null: not known here.</summary>
    long? State => null;

    /// <summary>Findings, the latest period first, then the severest.</summary>
    /// <exception cref="PartUnavailableException">They cannot be asked for at present.</exception>
    ValueTask<IReadOnlyList<FindingRecord>> FindAsync(FindingFilter filter, CancellationToken cancellationToken);

    /// <summary>A finding; null where there is none of that identifier.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="decided">Ledger sequence of a decision that the answer has, unless that takes very long; 0: none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PartUnavailableException">They cannot be asked for at present.</exception>
    ValueTask<FindingRecord?> GetAsync(string id, long decided, CancellationToken cancellationToken);
}
