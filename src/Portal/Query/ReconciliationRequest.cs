namespace Telemetry.Portal.Query;

/// <summary>A question for second sources, as it was asked. Nothing is checked yet; null or empty: not given.</summary>
/// <param name="Area">Code, or code@valid-from; required.</param>
/// <param name="Period">The period, exactly as the second source sent it; required.</param>
/// <param name="Indicator">A metric's or an indicator's code; not given: all.</param>
/// <param name="Source">A second source's code; not given: all.</param>
/// <param name="AsOf">Ledger position, time or date; not given: now.</param>
public sealed record ReconciliationRequest(string? Area, string? Period, string? Indicator, string? Source, string? AsOf);
