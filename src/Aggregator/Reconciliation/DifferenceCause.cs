using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>A cause that arithmetic supports: computed so, the figure is the second source's value.</summary>
/// <param name="Kind">What kind of cause.</param>
/// <param name="Value">What the figure comes out as then, not rounded.</param>
/// <param name="Fit">How that became the value.</param>
public sealed record DifferenceCause(CauseKind Kind, decimal Value, PrintFit Fit)
{
    /// <summary>Timing: the period whose figure it is. Vintage: the year whose value was taken. Otherwise null.</summary>
    public Period? Period { get; init; }

    /// <summary>Known earlier: the receipt before which it was known so. Otherwise null.</summary>
    public long? Sequence { get; init; }

    /// <summary>The metric of which another value was taken (vintage, definition, coverage of an indicator's operand). Null: the item itself.</summary>
    public string? Operand { get; init; }

    /// <summary>Definition: code of the metric or indicator taken instead. Otherwise null.</summary>
    public string? Instead { get; init; }

    /// <summary>Definition: code of the part left out. Otherwise null.</summary>
    public string? WithoutPart { get; init; }

    /// <summary>Coverage: code of the source left out. Otherwise null.</summary>
    public string? WithoutSource { get; init; }

    /// <summary>Coverage: code of the only source counted. Otherwise null.</summary>
    public string? OnlySource { get; init; }

    /// <summary>What was divided then; null for a metric and where a whole figure is taken instead.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>What it was divided by then.</summary>
    public decimal? Denominator { get; init; }
}
