namespace Telemetry.Operators;

/// <summary>What a check rule would have against figures: told by a dry run. Immutable.</summary>
public sealed record Finding
{
    /// <summary>Code of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>How much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>Metric code; empty in a summary of what is not listed one by one.</summary>
    public required string Metric { get; init; }

    /// <summary>Area code as valid on the last day of the period.</summary>
    public required string Area { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>What was found: a sentence in Vietnamese.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    public required string EnglishText { get; init; }

    /// <summary>The value found; null where there is no such number.</summary>
    public decimal? Actual { get; init; }

    /// <summary>What the rule expects; null where there is no such number.</summary>
    public decimal? Expected { get; init; }

    /// <summary>The one smallest change that would make the figures agree; null where there is none, or several as small.</summary>
    public FindingEdit? Edit { get; init; }
}
