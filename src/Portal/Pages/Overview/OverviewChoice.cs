using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>What an overview is of. Immutable.</summary>
/// <param name="Area">The unit.</param>
/// <param name="AreaText">The unit as it was asked for: all that a refusal may repeat.</param>
/// <param name="Period">The period.</param>
public sealed record OverviewChoice(Area Area, string AreaText, Period Period)
{
    /// <summary>A day on which the unit exists: the period's last, or the nearest to it.</summary>
    public DateOnly Boundaries =>
        Area.IsValidOn(Period.Last) ? Period.Last
        : Period.Last < Area.ValidFrom ? Area.ValidFrom
        : Area.ValidTo ?? Period.Last;
}
