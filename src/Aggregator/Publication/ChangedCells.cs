namespace Telemetry.Aggregator.Publication;

/// <summary>Cells that came, or came again, between two ledger positions.</summary>
/// <param name="Cells">The first of them, in order of position.</param>
/// <param name="Count">How many there are.</param>
public sealed record ChangedCells(IReadOnlyList<ChangedCell> Cells, int Count);
