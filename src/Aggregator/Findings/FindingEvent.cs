namespace Telemetry.Aggregator.Findings;

/// <summary>A step in a finding's life.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Position">Ledger position of the evaluation that saw it.</param>
/// <param name="Receipt">Ledger sequence of the correction behind it; 0 where none of the cells was reported anew.</param>
public sealed record FindingEvent(FindingEventKind Kind, long Position, long Receipt);
