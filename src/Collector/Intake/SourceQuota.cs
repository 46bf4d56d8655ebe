using System.Collections.Concurrent;
using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Collector.Security;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>
/// Cells that a source sends in a day of Vietnam, whichever of its credentials is used. What counts is what the ledger keeps: every cell of a
/// kept submission, refused ones too, on the day of its arrival. A repetition counts once, a dry run and a submission refused as a whole not at all. The
/// ledger says it again after a restart. Thread-safe.
/// </summary>
public sealed class SourceQuota(Ledger ledger, IntakeLimits limits, KnownCredentials keys, TimeProvider time)
{
    // A quota may be raised before midnight: nobody is told to stay away longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private const int BatchEntries = 1000;

    private readonly ConcurrentDictionary<string, Day> _days = new(StringComparer.Ordinal);

    /// <summary>Counts again what the ledger has of today; before anything is taken in.</summary>
    public void Restore()
    {
        var today = VietnamTime.DayOf(time.GetUtcNow());
        var from = ledger.PositionAt(VietnamTime.EndOf(today.AddDays(-1)).AddMilliseconds(-1)) + 1;
        IReadOnlyList<(long Sequence, string Source, ReadOnlyMemory<byte> Outcome)> batch;
        while ((batch = ledger.ReadOutcomeHeads(from, BatchEntries)).Count > 0)
        {
            foreach (var (_, source, outcome) in batch)
            {
                DayOf(source).TryAdd(today, OutcomeCodec.DecodeCells(outcome.Span), long.MaxValue);
            }

            from = batch[^1].Sequence + 1;
        }
    }

    /// <summary>Cells of the source today.</summary>
    public long CellsToday(string source) => _days.TryGetValue(source, out var day) ? day.Cells(VietnamTime.DayOf(time.GetUtcNow())) : 0;

    /// <summary>Takes a submission's cells; null with the refusal where they are too many. What is not kept has to be given back by disposing the share.</summary>
    internal Share? TryTake(string source, string submissionId, long cells, out IntakeRefusal? refusal)
    {
        refusal = null;
        var now = time.GetUtcNow();
        var today = VietnamTime.DayOf(now);
        var most = keys.LimitsOf(source) is { CellsPerDay: > 0 and var own } ? own : limits.CellsPerDay;
        var day = DayOf(source);
        if (day.TryAdd(today, cells, most))
        {
            return new Share(day, today, cells);
        }

        // Sending again what the ledger has is harmless, on the fullest day too.
        if (ledger.Find(source, submissionId) is not null)
        {
            return new Share(day, today, 0);
        }

        var untilMidnight = VietnamTime.EndOf(today) - now;
        refusal = new IntakeRefusal(
            IntakeFault.QuotaExceeded,
            "",
            string.Create(CultureInfo.InvariantCulture, $"{cells:N0} cells more than {day.Cells(today):N0} of today; at most {most:N0} in a day of Vietnam. Nothing was stored"),
            untilMidnight < LongestWait ? untilMidnight : LongestWait);
        return null;
    }

    private Day DayOf(string source) => _days.GetOrAdd(source, static _ => new Day());

    /// <summary>Cells taken for a submission under way.</summary>
    internal sealed class Share : IDisposable
    {
        private readonly Day _day;
        private readonly DateOnly _date;
        private long _cells;

        internal Share(Day day, DateOnly date, long cells) => (_day, _date, _cells) = (day, date, cells);

        /// <summary>The ledger has the submission for the first time.</summary>
        public void Keep() => _cells = 0;

        /// <inheritdoc/>
        public void Dispose() => _day.GiveBack(_date, _cells);
    }

    /// <summary>The cells of one source on its last day.</summary>
    internal sealed class Day
    {
        private readonly Lock _lock = new();
        private DateOnly _date;
        private long _cells;

        public long Cells(DateOnly date)
        {
            lock (_lock)
            {
                return _date == date ? _cells : 0;
            }
        }

        public bool TryAdd(DateOnly date, long cells, long most)
        {
            lock (_lock)
            {
                if (_date != date)
                {
                    (_date, _cells) = (date, 0);
                }

                if (cells > most - _cells)
                {
                    return false;
                }

                _cells += cells;
                return true;
            }
        }

        public void GiveBack(DateOnly date, long cells)
        {
            lock (_lock)
            {
                _cells -= _date == date ? cells : 0;
            }
        }
    }
}
