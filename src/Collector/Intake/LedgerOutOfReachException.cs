namespace Telemetry.Collector.Intake;

/// <summary>The collector that has the ledger cannot be asked at present. The same call may work later, and does no harm whatever became of this one.</summary>
public sealed class LedgerOutOfReachException(Exception? inner = null) : Exception("the collector, which has the ledger, cannot be reached at present", inner)
{
    /// <summary>When trying again is worth it.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    /// <summary>What a sender is told.</summary>
    internal static IntakeRefusal Refusal { get; } = new(
        IntakeFault.LedgerUnavailable, "", "the ledger cannot be reached at present; this is not known to be stored. Send the same again: what was stored gets its receipt", Wait);
}
