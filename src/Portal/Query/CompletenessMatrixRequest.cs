namespace Telemetry.Portal.Query;

/// <summary>A question for what is owed over several periods, as it was asked. Nothing is checked yet; null or empty: not given.</summary>
/// <param name="Period">The last period, which says how long all are; not given: the last month that ended.</param>
/// <param name="Area">Code, or code@valid-from; not given: the caller's whole territory.</param>
/// <param name="Months">How many months the periods reach back, 1 to 60; not given: six periods.</param>
/// <param name="Operator">Source whose missing figures are told; not given: none, for an operator itself.</param>
/// <param name="Cell">Period for which they are told; not given: the last one where a source is given.</param>
internal sealed record CompletenessMatrixRequest(string? Period, string? Area, string? Months, string? Operator, string? Cell);
