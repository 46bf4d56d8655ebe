using Microsoft.Data.Sqlite;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// Carries the write-ahead log into the file in the background, so that no append pays for it. While appends go on without a
/// pause the log cannot start again at its beginning and grows; at four times its measure the writer is held back for the moment
/// that the rest takes.
/// </summary>
internal sealed class Checkpointer(string path, long everyBytes, int pageBytes, SemaphoreSlim writerGate) : IAsyncDisposable
{
    private const int GrowthLimit = 4;

    private readonly SqliteDatabase _database = SeriesSchema.OpenCheckpointer(path);
    private Task _running = Task.CompletedTask;
    private long _bytes;

    /// <summary>Reports a checkpoint that failed, once, before more is written; the next write tries again.</summary>
    /// <exception cref="SqliteException">The last checkpoint failed.</exception>
    public void RequireHealthy()
    {
        if (_running.IsFaulted)
        {
            var failed = _running;
            _running = Task.CompletedTask;
            _bytes = everyBytes;
            failed.GetAwaiter().GetResult();
        }
    }

    /// <summary>Counts bytes written; starts a checkpoint when they are enough. Called with the writer's gate held.</summary>
    public void Count(long bytes)
    {
        _bytes += bytes;
        if (_bytes >= everyBytes && _running.IsCompletedSuccessfully)
        {
            _bytes = 0;
            _running = Task.Run(RunAsync);
        }
    }

    /// <summary>
    /// Waits for the checkpoint under way once as much has been written beside it as the log may hold: on a busy machine it may
    /// not have been given a thread yet. Called without the writer's gate, which the checkpoint may need.
    /// </summary>
    public async ValueTask KeepUpAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Read(ref _bytes) >= GrowthLimit * everyBytes && !_running.IsCompleted)
        {
            await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _database.Dispose();
    }

    private async Task RunAsync()
    {
        if (_database.Checkpoint() < GrowthLimit * everyBytes / pageBytes)
        {
            return;
        }

        await writerGate.WaitAsync();
        try
        {
            _database.Checkpoint();
        }
        finally
        {
            writerGate.Release();
        }
    }
}
