using Telemetry.Aggregator.Completeness;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Publication;

/// <summary>How a unit's period stands, in a table of many.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Last">The newest edition; null: provisional.</param>
/// <param name="IsWaiting">Whether a restatement waits for a second person, as far as the caller may know.</param>
/// <param name="Completeness">Cells owed and come; null: not the caller's to know, or nothing is owed.</param>
/// <param name="OpenFindings">Open findings; null: not known.</param>
public sealed record PublicationCell(Area Unit, Period Period, Edition? Last, bool IsWaiting, CompletenessCount? Completeness, int? OpenFindings);
