namespace Telemetry.Doctor.Json;

/// <summary>A figure of the ledger that a diagnosis rests on.</summary>
/// <param name="Item">Metric or indicator, perhaps with a prefix.</param>
/// <param name="Area">The unit.</param>
/// <param name="Period">The period it was asked for.</param>
/// <param name="PeriodUsed">The period it was reported for.</param>
/// <param name="Value">In the item's unit, not rounded.</param>
/// <param name="Source">A source's code, or <c>all</c>.</param>
/// <param name="Position">Ledger position as of which it was read.</param>
public sealed record LedgerUseJson(string Item, UnitJson Area, string Period, string PeriodUsed, decimal Value, string Source, long Position);
