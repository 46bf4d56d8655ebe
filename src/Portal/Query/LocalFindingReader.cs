using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>The findings of this process, which follow a decision before it is answered.</summary>
public sealed class LocalFindingReader(FindingService findings) : IFindingReader
{
    /// <inheritdoc/>
    public long? State => findings.State;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FindingRecord>> FindAsync(FindingFilter filter, CancellationToken cancellationToken) => ValueTask.FromResult(findings.Find(filter));

    /// <inheritdoc/>
    public ValueTask<FindingCount> CountAsync(FindingFilter filter, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new FindingCount(findings.Count(filter), IsMore: false));

    /// <inheritdoc/>
    public ValueTask<FindingRecord?> GetAsync(string id, long decided, CancellationToken cancellationToken) => ValueTask.FromResult(findings.Get(id));
}
