using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>How many findings there are. Immutable.</summary>
/// <param name="BySeverity">By severity; those with none left out.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
public sealed record FindingCount(IReadOnlyDictionary<CheckSeverity, int> BySeverity, bool IsMore);
