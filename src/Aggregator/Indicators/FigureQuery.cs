using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>One figure asked for.</summary>
/// <param name="Item">See <see cref="FigureItem"/>: <c>density.telephone</c>, <c>subscribers.mobile</c>, <c>plan_completion.density.telephone</c>.</param>
/// <param name="Area">The unit; it should exist on the period's last day, or on the day of <see cref="Boundaries"/>.</param>
/// <param name="Period">The period.</param>
/// <param name="Operator"><see cref="AllOperators"/> for the computed total, or a source's code.</param>
/// <param name="AsOf">Ledger position up to which facts count, inclusive; default: everything projected.</param>
public sealed record FigureQuery(string Item, Area Area, Period Period, string Operator = FigureQuery.AllOperators, long AsOf = long.MaxValue)
{
    /// <summary>
    /// A day: the unit is one of that day, and the value is put together from the units of the figure's own time. Default null: the
    /// unit is one of the period's last day.
    /// </summary>
    public DateOnly? Boundaries { get; init; }

    /// <summary>The computed total.</summary>
    public const string AllOperators = "all";
}
