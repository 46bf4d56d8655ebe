namespace Telemetry.Portal.Pages.Charts;

/// <summary>What a chart shows, in the page's language; <see cref="Chart"/> writes it as a table and hands it to the module that draws it. Immutable.</summary>
public sealed record ChartModel
{
    /// <summary>How it is drawn.</summary>
    public required ChartKind Kind { get; init; }

    /// <summary>What it shows, of what, when.</summary>
    public required string Title { get; init; }

    /// <summary>What there is to see, in a sentence, for those who do not see it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Heading of the categories: period, unit, operator.</summary>
    public required string CategoryHeading { get; init; }

    /// <summary>Unit of measurement of the values; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Decimals that values are shown with, 0 to 6.</summary>
    public int Decimals { get; init; }

    /// <summary>Names of the categories in order.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The series, each with a value for each category.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Lines across it.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];
}
