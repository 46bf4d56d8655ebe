using Telemetry.Aggregator.Findings;
using Telemetry.Collector.Projection;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Intake;

/// <summary>
/// What a submission that is not kept would have raised: it is projected as it would be from the ledger, laid over what is stored, and
/// checked. Thread-safe.
/// </summary>
internal sealed class DryRun(Catalogue.Catalogue catalogue, FindingPreview findings) : IFindingPreview, IDisposable
{
    /// <summary>Findings in one answer, the severest first.</summary>
    public const int MostFindings = 200;

    /// <summary>No entry has it: after every stored revision, and told apart from all of them.</summary>
    private const long NoSequence = long.MaxValue;

    // One at a time: rehearsals take no more than one processor from figures that are to be kept.
    private readonly SemaphoreSlim _one = new(1);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Finding>> CheckAsync(NewEntry entry, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var header = new EntryHeader(NoSequence, DateTimeOffset.UnixEpoch, entry.Kind, entry.Source, entry.SubmissionId, entry.PayloadHash, [], []);
            var patches = new List<SeriesPatch>();
            new PatchMapper(_ => catalogue).Map(new LedgerEntry(header, entry.Payload, entry.Outcome), patches);
            return await findings.EvaluateAsync(patches, MostFindings, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
