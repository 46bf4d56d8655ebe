namespace Telemetry.Portal.Query;

/// <summary>Translates times into ledger positions. The host supplies it from its ledger, or from a copy of the ledger's headers. Thread-safe.</summary>
public interface ILedgerTimeline
{
    /// <summary>Sequence of the last entry committed at or before that instant; 0 where there was none yet.</summary>
    ValueTask<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>When that entry was committed; null where it is not known here.</summary>
    ValueTask<DateTimeOffset?> TimeOfAsync(long position, CancellationToken cancellationToken) => ValueTask.FromResult<DateTimeOffset?>(null);
}
