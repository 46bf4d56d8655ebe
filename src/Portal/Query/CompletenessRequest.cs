namespace Telemetry.Portal.Query;

/// <summary>A question for what is owed for a period, as it was asked. Nothing is checked yet; null or empty: not given.</summary>
/// <param name="Period">The period; required.</param>
/// <param name="Operator">Source code or <c>all</c>; not given: an operator's own, for others <c>all</c>.</param>
/// <param name="Area">Code, or code@valid-from; not given: the caller's whole territory.</param>
/// <param name="Detail"><c>areas</c> or <c>metrics</c>; not given: neither.</param>
/// <param name="AsOf">Ledger position, time or date; not given: now.</param>
internal sealed record CompletenessRequest(string? Period, string? Operator, string? Area, string? Detail, string? AsOf);
