using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>A key figure with what it is compared with. Immutable.</summary>
public sealed record OverviewCard
{
    /// <summary>Which way is better.</summary>
    public required Better Better { get; init; }

    /// <summary>Whether it is an amount, which adds up over units, and not a ratio.</summary>
    public required bool IsAmount { get; init; }

    /// <summary>The figure of each period in order; the last is the one that the card is about.</summary>
    public required IReadOnlyList<Figure> Series { get; init; }

    /// <summary>The period just before; null where that is the year before.</summary>
    public Figure? Previous { get; init; }

    /// <summary>The same period of the year before.</summary>
    public required Figure YearBefore { get; init; }

    /// <summary>Growth since then.</summary>
    public required Figure Growth { get; init; }

    /// <summary>Completion of the plan.</summary>
    public required Figure Completion { get; init; }

    /// <summary>The country's; null where it is not the reader's, not there, or the same.</summary>
    public Figure? Country { get; init; }

    /// <summary>
    /// How many provinces the country's has figures of, and of how many; null where it has them of all, or was reported as such. None covered: not known of which.
    /// </summary>
    public (int Covered, int All)? CountryParts { get; init; }

    /// <summary>The figure.</summary>
    public Figure Now => Series[^1];
}
