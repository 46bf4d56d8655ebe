using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>A computed figure, or the reason why there is none, with where it comes from. Immutable.</summary>
public sealed record Figure
{
    /// <summary>What was asked: see <see cref="FigureItem"/>.</summary>
    public required string Item { get; init; }

    /// <summary>The unit.</summary>
    public required Area Area { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The day whose boundaries the unit is of; null: the period's last day.</summary>
    public DateOnly? Boundaries { get; init; }

    /// <summary>Whether a share of a divided unit was estimated for it.</summary>
    public bool IsEstimated => Passport.Operands.Any(o => o.Boundaries.EstimatedShares.Count > 0) || Passport.BasedOn.Any(f => f.IsEstimated);

    /// <summary><see cref="FigureQuery.AllOperators"/> or a source's code.</summary>
    public required string Operator { get; init; }

    /// <summary><see cref="Exact"/> rounded half away from zero to <see cref="Decimals"/>; null when <see cref="Status"/> is Missing.</summary>
    public decimal? Value { get; init; }

    /// <summary>Not rounded (as exact as 28 digits allow); null when <see cref="Status"/> is Missing.</summary>
    public decimal? Exact { get; init; }

    /// <summary>Unit of the value: <c>per 100 people</c>, <c>subscription</c>, <c>%</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Decimals on display, 0 to 6.</summary>
    public required int Decimals { get; init; }

    /// <summary>Complete, partial or missing.</summary>
    public required FigureStatus Status { get; init; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public FigureReason? Reason { get; init; }

    /// <summary>For whom it is made up.</summary>
    public FigureForm Form { get; init; }

    /// <summary>The edition that says it; null: it is provisional, or was asked for as such.</summary>
    public FigurePublication? Publication { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Passport Passport { get; init; }
}
