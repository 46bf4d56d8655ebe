namespace Telemetry.Portal.Query.Publication;

/// <summary>That somebody wants a period published, as it was asked. Nothing is checked yet; null or empty: not given.</summary>
/// <param name="Area">Code, or code@valid-from, of a province or the country.</param>
/// <param name="Period">Written period, a month or longer.</param>
/// <param name="Base">Number of the edition that the person saw as the last; 0 or not given: none. Two clicks on one button, or two persons, publish once.</param>
/// <param name="ReasonCode">Why a new edition, of the closed list; not for the first.</param>
/// <param name="Reason">Why, in words; not for the first.</param>
internal sealed record PublicationRequest(string? Area, string? Period, int? Base, string? ReasonCode, string? Reason);
