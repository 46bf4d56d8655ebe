using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>Where findings are: in this process, or at the aggregator. Who may see which is decided before it is asked. Thread-safe.</summary>
public interface IFindingReader
{
    /// <summary>Grows whenever findings may have changed, after the change; null: not known here.</summary>
    long? State => null;

    /// <summary>Findings, the latest period first, then the severest.</summary>
    /// <exception cref="PartUnavailableException">They cannot be asked for at present.</exception>
    ValueTask<IReadOnlyList<FindingRecord>> FindAsync(FindingFilter filter, CancellationToken cancellationToken);

    /// <summary>How many fit, by severity; at most about as many as the filter's limit are looked at where counting takes reading them.</summary>
    /// <exception cref="PartUnavailableException">They cannot be asked for at present.</exception>
    async ValueTask<FindingCount> CountAsync(FindingFilter filter, CancellationToken cancellationToken)
    {
        var found = await FindAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken);
        return new FindingCount(found.Take(filter.Limit).CountBy(f => f.Finding.Severity).ToDictionary(), found.Count > filter.Limit);
    }

    /// <summary>A finding; null where there is none of that identifier.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="decided">Ledger sequence of a decision that the answer has, unless that takes very long; 0: none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PartUnavailableException">They cannot be asked for at present.</exception>
    ValueTask<FindingRecord?> GetAsync(string id, long decided, CancellationToken cancellationToken);
}
