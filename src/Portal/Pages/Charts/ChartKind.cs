namespace Telemetry.Portal.Pages.Charts;

/// <summary>How a chart draws its series.</summary>
public enum ChartKind
{
    /// <summary>A line for each series over periods in order; a missing value is a gap.</summary>
    Line,

    /// <summary>A bar for each category, the first on top.</summary>
    Bars,

    /// <summary>One bar of a hundred per cent for each category, divided among the series.</summary>
    Shares,

    /// <summary>A column for each class of values in order: how many units lie in it.</summary>
    Distribution,
}
