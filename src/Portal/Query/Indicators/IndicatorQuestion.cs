using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>A question of the indicators' page, read. Whether the caller may have the answer is not decided yet.</summary>
public sealed record IndicatorQuestion
{
    /// <summary>Most units beside the chosen one in a series.</summary>
    public const int MostCompared = 5;

    /// <summary>What is asked.</summary>
    public required FigureItem Item { get; init; }

    /// <summary>The unit.</summary>
    public required Area Area { get; init; }

    /// <summary>The unit as it was written: all that a refusal may repeat.</summary>
    public required string AreaText { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>A source's code, or <c>all</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The day of the boundaries that was asked for; null: none was.</summary>
    public DateOnly? Boundaries { get; init; }

    /// <summary>The day whose units are shown.</summary>
    public DateOnly Day => Boundaries ?? Period.Last;

    /// <summary>The part asked for.</summary>
    public IndicatorView View { get; init; }

    /// <summary>First period of the series.</summary>
    public Period From { get; init; }

    /// <summary>Last period of the series, of the same length.</summary>
    public Period To { get; init; }

    /// <summary>Whether the first or the last period of the series was given.</summary>
    public bool IsRangeGiven { get; init; }

    /// <summary>Units beside the chosen one in the series, with what was written.</summary>
    public IReadOnlyList<(Area Area, string Text)> Compare { get; init; } = [];

    /// <summary>Column of the table.</summary>
    public UnitSort Sort { get; init; }

    /// <summary>Whether from the highest, or the end of the alphabet, down.</summary>
    public bool IsDescending { get; init; }

    /// <summary>A part of the names that the table shows; empty: all.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Units right below the chosen one on the day, in order of code.</summary>
    public IReadOnlyList<Area> Children => [.. Area.Children.Where(c => c.IsValidOn(Day))];

    /// <summary>One figure of it.</summary>
    internal AskedFigure Ask(FigureItem item, Area area, Period period, string source) =>
        new(item, area, period, source, area.Key == Area.Key ? AreaText : area.Key.ToString()) { Boundaries = Boundaries };
}
