using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>A unit in the table of those below one. Immutable.</summary>
/// <param name="Figure">Its figure.</param>
/// <param name="Rank">Its place among them, from 1; equal values share the first of their places; null without a value.</param>
public sealed record UnitRow(Figure Figure, int? Rank)
{
    private const string PerCent = "%";

    /// <summary>The figure of the period before; null where none was asked or none can be compared.</summary>
    public Figure? Before { get; init; }

    /// <summary>Growth against the same period of the year before; null where none was asked.</summary>
    public Figure? Growth { get; init; }

    /// <summary>
    /// What growth compares, of an item in per cent: both on the same boundaries. Null of other items, whose growth is relative, and where a change of definition
    /// or a right keeps them from being compared.
    /// </summary>
    public (Figure Now, Figure Then)? Points =>
        Growth is { Passport.BasedOn: [{ Unit: PerCent } now, var then] } && Growth.Reason?.Code != FigureReasonCode.DefinitionChanged ? (now, then) : null;

    /// <summary>What the table shows against the year before: points of an item in per cent, else relative growth; null where there is neither.</summary>
    public decimal? OnYearBefore => Figure.Unit == PerCent ? Points?.Now.Value - Points?.Then.Value : Growth?.Value;

    /// <summary>Difference from the period before, in the figure's unit, of the values as shown; null where one is missing.</summary>
    public decimal? Change => Figure.Value - Before?.Value;
}
