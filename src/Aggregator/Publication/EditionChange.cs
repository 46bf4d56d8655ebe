using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Publication;

/// <summary>A figure that two editions say different things of.</summary>
/// <param name="Before">As the earlier one has it; null where it has no such figure.</param>
/// <param name="After">As the later one has it; null where it has no such figure. Never both null.</param>
public sealed record EditionChange(EditionRow? Before, EditionRow? After)
{
    private EditionRow Any => After ?? Before!;

    /// <summary>What the figure is.</summary>
    public string Item => Any.Item;

    /// <summary>The unit.</summary>
    public AreaKey Area => Any.Area;

    /// <summary><c>all</c>, or a source's code.</summary>
    public string Operator => Any.Operator;

    /// <summary>The period.</summary>
    public Period Period => Any.Period;

    /// <summary>After less before; null where either has no value.</summary>
    public decimal? Difference => After?.Value - Before?.Value;

    /// <summary>The difference in per cent of the value before, two decimals; null where either has no value, or the value before is zero.</summary>
    public decimal? Percent => Difference is { } difference && Before!.Value is { } before and not 0 ? decimal.Round(100 * (difference / Math.Abs(before)), 2, MidpointRounding.AwayFromZero) : null;
}
