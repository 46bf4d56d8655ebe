using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Intake;

/// <summary>A way into the ledger.</summary>
internal interface IAppendPath : IAsyncDisposable
{
    /// <summary>Appends a submission within its source's quota; answers when it lies on disk.</summary>
    /// <param name="entry">Payload and outcome, unchanged until the answer is there.</param>
    /// <param name="cells">Cells received, taken or refused.</param>
    /// <param name="turn">Told when the next one of its stream may come: this one is queued.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<Appended> AppendAsync(NewEntry entry, long cells, StreamTurn? turn, CancellationToken cancellationToken);
}
