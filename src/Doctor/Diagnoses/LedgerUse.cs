using Telemetry.Catalogue;

namespace Telemetry.Doctor.Diagnoses;

/// <summary>A figure of the ledger that a diagnosis rests on.</summary>
/// <param name="Item">Metric or indicator.</param>
/// <param name="Area">The unit.</param>
/// <param name="Period">The period it was asked for.</param>
/// <param name="PeriodUsed">The period it was reported for.</param>
/// <param name="Value">In the item's unit.</param>
/// <param name="Source">Whose it is (a source's code, or <c>all</c>).</param>
/// <param name="Position">Ledger position as of which it was read.</param>
public sealed record LedgerUse(string Item, AreaKey Area, Period Period, Period PeriodUsed, decimal Value, string Source, long Position);
