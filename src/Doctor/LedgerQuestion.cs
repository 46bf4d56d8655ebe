using Telemetry.Catalogue;

namespace Telemetry.Doctor;

/// <summary>A figure that the doctor would like to compare with.</summary>
/// <param name="Item">Metric or indicator; with <c>plan.</c> before it its plan.</param>
/// <param name="Area">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Source">A source's code, or <c>all</c>.</param>
public sealed record LedgerQuestion(string Item, Area Area, Period Period, string Source = "all");
