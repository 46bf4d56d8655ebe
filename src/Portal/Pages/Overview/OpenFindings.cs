using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>How many findings are open. Immutable.</summary>
/// <param name="Counts">By severity, the severest first; those with none left out.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
public sealed record OpenFindings(IReadOnlyList<(CheckSeverity Severity, int Count)> Counts, bool IsMore);
