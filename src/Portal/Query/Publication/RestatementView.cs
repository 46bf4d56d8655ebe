using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Publication;

/// <summary>What a new edition changes, or would change.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">The edition compared with.</param>
/// <param name="After">The later edition; null where it is a proposal's, or what would be published now.</param>
/// <param name="Proposal">The proposal; null where it is none's.</param>
/// <param name="Comparison">Figure by figure; null where a file cannot be read here, its year being archived.</param>
/// <param name="Cells">What came in between.</param>
/// <param name="OpenFindings">Findings open at the later state; null: not known.</param>
public sealed record RestatementView(
    Area Unit, Period Period, Edition Before, Edition? After, Proposal? Proposal, EditionComparison? Comparison, ChangedCells Cells, int? OpenFindings);
