using System.Diagnostics;

namespace Telemetry.Storage.Ledger;

/// <summary>
/// Keeps the write-ahead log bounded. SQLite begins the log anew only when all of it has been copied, which never happens beside a
/// busy writer; and a copy by the writer itself would hold up every commit for its length. So the bulk is copied by a thread of its
/// own while commits go on, and the writer copies only the little that came in meanwhile.
/// </summary>
internal sealed class LedgerCheckpointer(LedgerOptions options) : IDisposable
{
    private const int BulkPasses = 2;
    private long _logBytes;
    private Task<Exception?>? _bulk;

    /// <summary>Counts a commit; called by the writer between batches.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">Copying failed.</exception>
    public void AfterCommit(EntryWriter writer)
    {
        _logBytes += writer.TakeLogBytes();
        if (_bulk is null)
        {
            if (_logBytes >= options.CheckpointBytes)
            {
                _bulk = Task.Factory.StartNew(() => CopyBulk(writer.Year), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }

            return;
        }

        if (!_bulk.IsCompleted)
        {
            return;
        }

        var failure = _bulk.Result;
        _bulk = null;
        if (failure is not null)
        {
            throw failure;
        }

        // Where a reader was in the way, try again after some more has come in.
        _logBytes = Timed(() => writer.Checkpoint()) ? 0 : options.CheckpointBytes * 3 / 4;
    }

    /// <summary>Waits for the copying thread.</summary>
    public void Dispose()
    {
        _bulk?.Wait();
        _bulk = null;
        _logBytes = 0;
    }

    private static bool Timed(Func<bool> checkpoint)
    {
        var start = Stopwatch.GetTimestamp();
        var all = checkpoint();
        LedgerMetrics.CheckpointDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        return all;
    }

    private Exception? CopyBulk(int year)
    {
        try
        {
            using var connection = LedgerDatabase.OpenForWriting(options.Folder, year, options.MaxBytes);
            for (var pass = 0; pass < BulkPasses; pass++)
            {
                Timed(() => LedgerDatabase.Checkpoint(connection));
            }

            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
