namespace Telemetry.Portal.Json;

/// <summary>A step in a finding's life.</summary>
/// <param name="Event">opened, changed, resolved or reopened.</param>
/// <param name="Position">Ledger position of the evaluation that saw it.</param>
/// <param name="Receipt">Ledger sequence of the correction behind it; 0 for none.</param>
internal sealed record FindingStepJson(string Event, long Position, long Receipt);
