using Telemetry.Aggregator.Indicators;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>A second source's value beside the computed figure. Immutable.</summary>
/// <param name="Theirs">What the second source says.</param>
/// <param name="Ours">The computed figure with its passport.</param>
/// <param name="Agreement">How they stand to each other.</param>
public sealed record ReconciledFigure(SecondValue Theirs, Figure Ours, Agreement Agreement)
{
    /// <summary>Theirs minus ours, ours as it is shown; null where there is no figure.</summary>
    public decimal? Difference => Theirs.Value - Ours.Value;

    /// <summary>The difference in per cent of ours, not rounded; null where ours is none or nought, or it does not fit.</summary>
    public decimal? DifferencePercent => Ours.Exact is { } exact and not 0 ? Percent.Of(Theirs.Value - exact, Math.Abs(exact)) : null;

    /// <summary>Every cause that arithmetic supports, in the order in which they are tried.</summary>
    public IReadOnlyList<DifferenceCause> Causes { get; init; } = [];

    /// <summary>What the operands would have to be; empty where precision explains the difference, and for metrics.</summary>
    public IReadOnlyList<ImpliedOperand> Implied { get; init; } = [];

    /// <summary>Whether what was known earlier was looked at as far as it is for any figure; false: so many figures differ that it was not.</summary>
    public bool IsHistoryRead { get; init; } = true;
}
