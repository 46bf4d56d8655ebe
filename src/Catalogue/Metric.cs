namespace Telemetry.Catalogue;

/// <summary>A figure that is received or summed, never a ratio. Immutable; thread-safe.</summary>
public sealed class Metric
{
    /// <summary>Stable dotted code, such as <c>subscribers.fixed_wired</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Stock (level at the end of the period) or flow (amount in it).</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>Unit code, such as <c>subscription</c>, <c>VND</c>, <c>km2</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Decimals of the scaled integer that holds a value: 0 for counts and đồng, 2 for km2. 0 to 6.</summary>
    public required int Decimals { get; init; }

    /// <summary>Lowest value accepted, scaled by <see cref="Decimals"/>, inclusive.</summary>
    public required long Minimum { get; init; }

    /// <summary>Highest value accepted, scaled by <see cref="Decimals"/>, inclusive.</summary>
    public required long Maximum { get; init; }

    /// <summary>Metrics whose sum this one is; empty where it has no parts.</summary>
    public IReadOnlyList<Metric> Parts { get; internal set; } = [];

    /// <summary>Days on which its definition changed, in order; as a rule none.</summary>
    public IReadOnlyList<DefinitionBreak> Breaks { get; internal set; } = [];

    /// <summary>How often it is reported. A yearly metric (average population) is looked up by the year of the period asked.</summary>
    public required PeriodGrain Frequency { get; init; }

    /// <summary>How long a reported value stands for periods in which none was reported.</summary>
    public required StandsFor StandsFor { get; init; }

    /// <summary>Whose figures make this metric's total.</summary>
    public required SourceKind ReportedBy { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public required string EnglishName { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
