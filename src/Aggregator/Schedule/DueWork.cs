using Microsoft.Extensions.Logging;
using Telemetry.Aggregator.Retention;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Schedule;

/// <summary>Looks at what is due and computes it, oldest first, one period and one caller at a time. Thread-safe.</summary>
internal sealed partial class DueWork(
    Catalogue.Catalogue catalogue,
    ISeriesStore store,
    RunRollup run,
    RunTable runs,
    Backlog backlog,
    ArrivalTraces traces,
    RollupMetrics metrics,
    DayRetention retention,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    private readonly StandingScan _standing = new(catalogue, store, runs.Standing);
    private readonly SemaphoreSlim _one = new(1);
    private volatile bool _inDoubt = true;

    /// <summary>The store may have lost results of which the table knows: they are looked for at the next look.</summary>
    public void Doubt() => _inDoubt = true;

    /// <summary>Computes what is due by now, of failed periods those whose wait is over, or all of them.</summary>
    /// <returns>What became of each, in order of running.</returns>
    public async Task<IReadOnlyList<DueRun>> RunAsync(bool evenThoseThatWait, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var (due, position) = await LookAsync(cancellationToken);
            var done = new List<DueRun>();
            foreach (var item in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (evenThoseThatWait || backlog.MayTry(item.Period))
                {
                    done.Add(await RunAsync(item, position, cancellationToken));
                }
            }

            traces.Looked(position);
            return done;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<(IReadOnlyList<DuePeriod> Due, long Position)> LookAsync(CancellationToken cancellationToken)
    {
        metrics.Looked();
        var extents = await store.ListAsync(null, cancellationToken);
        var position = store.Position; // after the list: what a run reads then is at least what the list says
        ForgetResultsBeyond(position);
        if (_inDoubt)
        {
            _inDoubt = false;
            try
            {
                await ForgetLostResultsAsync(extents, cancellationToken);
            }
            catch
            {
                _inDoubt = true;
                throw;
            }
        }

        var now = time.GetUtcNow();
        var due = DuePeriods.Find(new DueInput
        {
            Catalogue = catalogue,
            Extents = extents,
            Standing = await _standing.FindAsync(extents, cancellationToken),
            Runs = runs.Read(),
            Position = position,
            Now = now,
        }).Where(d => !retention.IsOver(d.Period, now)).ToList();
        backlog.Set(due.Select(d => d.Period));
        if (due.Count > 0)
        {
            LogDue(logger, due.Count, due[0].Period, due[^1].Period, position);
        }

        return (due, position);
    }

    // The store is being built again, and the results went with it; once it is back at their position nothing else would tell.
    private void ForgetResultsBeyond(long position)
    {
        foreach (var record in runs.Read().Values.Where(r => r.Position > position))
        {
            runs.Forget(record.Period);
        }
    }

    // The table and the store are two files: one may be restored, rebuilt or cut off by a power failure without the other.
    private async Task ForgetLostResultsAsync(IReadOnlyList<SeriesExtent> extents, CancellationToken cancellationToken)
    {
        var newest = DuePeriods.NewestFigures(extents);
        foreach (var record in runs.Read().Values)
        {
            if (newest.TryGetValue(record.Period, out var last) && last <= record.Position)
            {
                var stored = await store.ReadRollupAsync(record.Period, catalogue.Country.Key, cancellationToken);
                if (stored is null || stored.CatalogueVersion != record.CatalogueVersion || stored.Position < last)
                {
                    runs.Forget(record.Period);
                }
            }
        }
    }

    private async Task<DueRun> RunAsync(DuePeriod due, long position, CancellationToken cancellationToken)
    {
        using var span = RollupSpan.Start(traces, due, position);
        var started = time.GetTimestamp();
        DueRun done;
        try
        {
            var result = await run(due.Period, position, cancellationToken);
            done = new DueRun(due.Period, due.Reason, position, time.GetElapsedTime(started), RunOutcome.Succeeded, result, Failure: null);
            runs.Succeeded(due.Period, position, catalogue.Version, time.GetUtcNow(), done.Duration);
            backlog.Remove(due.Period);
            LogRan(logger, due.Period, due.Reason, position, done.Duration);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever ails one period, the others go on and this one is tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            done = new DueRun(due.Period, due.Reason, position, time.GetElapsedTime(started), RunOutcome.Failed, Result: null, e.Message);
            var wait = backlog.Postpone(due.Period);
            LogFailed(logger, due.Period, due.Reason, position, wait, e);
            NoteFailure(done);
        }

        metrics.Ran(done);
        RollupSpan.End(span, done);
        return done;
    }

    private void NoteFailure(DueRun failed)
    {
        try
        {
            runs.Failed(failed.Period, time.GetUtcNow(), failed.Duration);
        }
#pragma warning disable CA1031 // The table only says what is known; not knowing makes nothing less due.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotNoted(logger, failed.Period, e);
        }
    }

    [LoggerMessage(EventId = 300, Level = LogLevel.Information, Message = "{Count} periods are due, {First} to {Last}, at ledger position {Position}")]
    private static partial void LogDue(ILogger logger, int count, Period first, Period last, long position);

    [LoggerMessage(EventId = 301, Level = LogLevel.Debug, Message = "Rolled up {Period} ({Reason}) at ledger position {Position} in {Duration}")]
    private static partial void LogRan(ILogger logger, Period period, DueReason reason, long position, TimeSpan duration);

    [LoggerMessage(EventId = 302, Level = LogLevel.Error, Message = "Rolling up {Period} ({Reason}) at ledger position {Position} failed; trying again in {Wait}")]
    private static partial void LogFailed(ILogger logger, Period period, DueReason reason, long position, TimeSpan wait, Exception error);

    [LoggerMessage(EventId = 303, Level = LogLevel.Error, Message = "The failure of {Period} could not be noted in the run table")]
    private static partial void LogNotNoted(ILogger logger, Period period, Exception error);
}
