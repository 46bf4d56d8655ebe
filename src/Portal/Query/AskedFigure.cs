using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>One figure of a question, read.</summary>
/// <param name="Item">Indicator or metric.</param>
/// <param name="Area">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Source">A source's code, or <c>all</c>.</param>
/// <param name="AreaText">The unit as the caller wrote it: all that a refusal may repeat.</param>
internal sealed record AskedFigure(FigureItem Item, Area Area, Period Period, string Source, string AreaText)
{
    /// <summary>The day whose unit it is; null: the period's last day.</summary>
    public DateOnly? Boundaries { get; init; }

    /// <summary>The question to the figures' reader.</summary>
    /// <param name="position">Ledger position as of which it is asked.</param>
    public FigureQuery At(long position) => new(Item.Text, Area, Period, Source, position) { Boundaries = Boundaries };
}
