using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>A column of figures.</summary>
internal sealed record FigureColumn
{
    /// <summary>From 1.</summary>
    public required int Column { get; init; }

    /// <summary>What its header must say; null: it is not looked at.</summary>
    public string? Header { get; init; }

    /// <summary>The metric; empty where the rows are metrics.</summary>
    public string Metric { get; init; } = "";

    /// <summary>Code of the unit, where the rows are metrics; empty otherwise.</summary>
    public string Area { get; init; } = "";

    /// <summary>What a figure is multiplied with: 1, 1,000, 1,000,000 or 1,000,000,000.</summary>
    public long Factor { get; init; } = 1;

    /// <summary>How its texts are numbers; unknown: as the file's.</summary>
    public NumberStyle Numbers { get; init; }
}
