namespace Telemetry.Operators;

/// <summary>Where an enqueued submission stands.</summary>
public enum SpoolState
{
    /// <summary>On the own disk, not answered for yet. It may lie in the ledger already; sending it again is harmless.</summary>
    Pending = 1,

    /// <summary>In the collector's ledger: there is a receipt. Single cells may have been refused, as the receipt's verdicts say.</summary>
    Acknowledged = 2,

    /// <summary>Refused as a whole and for good; it is not in the ledger.</summary>
    Refused = 3,
}
