using Telemetry.Aggregator.Findings;
using Telemetry.Collector.Intake;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Upstream;

/// <summary>The collector's ledger, as intake needs it.</summary>
internal sealed class RemoteSubmissionLedger(LedgerClient client) : ISubmissionLedger, IAppendPath, IFindingPreview
{
    /// <inheritdoc/>
    public IAppendPath Singly => this;

    /// <inheritdoc/>
    public IAppendPath OpenLine() => new AppendLineClient(client);

    /// <inheritdoc/>
    public async ValueTask<Appended> AppendAsync(NewEntry entry, long cells, StreamTurn? turn, CancellationToken cancellationToken) =>
        await client.AppendAsync(entry, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<StoredSubmission?> FindAsync(string source, string submissionId, CancellationToken cancellationToken) =>
        await client.FindAsync(source, submissionId, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Finding>> CheckAsync(NewEntry submission, CancellationToken cancellationToken) =>
        await client.PreviewAsync(submission, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
