namespace Telemetry.Portal.Query;

/// <summary>A question for who is to be reminded, as it was asked. Nothing is checked yet; null or empty: not given.</summary>
/// <param name="Date">The day of the list; not given: today in Vietnam.</param>
/// <param name="Operator">Source code or <c>all</c>; not given: an operator's own, for others <c>all</c>.</param>
/// <param name="Area">Code, or code@valid-from; not given: the caller's whole territory.</param>
/// <param name="Format"><c>json</c> or <c>csv</c>; not given: <c>json</c>.</param>
internal sealed record ReminderRequest(string? Date, string? Operator, string? Area, string? Format);
