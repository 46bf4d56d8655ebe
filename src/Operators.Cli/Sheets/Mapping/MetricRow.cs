namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>A row of one metric's figures.</summary>
internal sealed record MetricRow
{
    /// <summary>From 1.</summary>
    public required int Row { get; init; }

    /// <summary>What its label must say; null: it is not looked at.</summary>
    public string? Header { get; init; }

    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>What a figure is multiplied with: 1, 1,000, 1,000,000 or 1,000,000,000.</summary>
    public long Factor { get; init; } = 1;
}
