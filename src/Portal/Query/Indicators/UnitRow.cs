using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>A unit in the table of those below one. Immutable.</summary>
/// <param name="Figure">Its figure.</param>
/// <param name="Rank">Its place among them, from 1; equal values share the first of their places; null without a value.</param>
public sealed record UnitRow(Figure Figure, int? Rank)
{
    /// <summary>The figure of the period before; null where none was asked or none can be compared.</summary>
    public Figure? Before { get; init; }

    /// <summary>Growth against the same period of the year before; null where none was asked.</summary>
    public Figure? Growth { get; init; }

    /// <summary>Difference from the period before, in the figure's unit, of the values as shown; null where one is missing.</summary>
    public decimal? Change => Figure.Value - Before?.Value;
}
