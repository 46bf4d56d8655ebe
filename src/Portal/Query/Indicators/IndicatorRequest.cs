namespace Telemetry.Portal.Query.Indicators;

/// <summary>A question of the indicators' page as it was asked. Nothing is checked yet; null or empty: not given.</summary>
internal sealed record IndicatorRequest
{
    /// <summary>Indicator or metric code, perhaps with a prefix; not given: telephone density.</summary>
    public string? Indicator { get; init; }

    /// <summary>What is done with it: <c>value</c>, <c>growth</c>, <c>plan</c>, <c>plan_completion</c>, <c>share</c> or <c>hhi</c>; not given: as the code's prefix says.</summary>
    public string? Measure { get; init; }

    /// <summary>Code, or code@valid-from; not given: the country, or the caller's first unit.</summary>
    public string? Area { get; init; }

    /// <summary>Written period; not given: the latest month with figures, else the latest period.</summary>
    public string? Period { get; init; }

    /// <summary>Source code or <c>all</c>; not given: an operator's own, for others <c>all</c>.</summary>
    public string? Operator { get; init; }

    /// <summary>A day whose units are asked for; not given: those of the period's last day.</summary>
    public string? Boundaries { get; init; }

    /// <summary>Which part: <c>table</c>, <c>map</c>, <c>series</c>, <c>shares</c> or <c>distribution</c>; not given: table and map.</summary>
    public string? View { get; init; }

    /// <summary>First period of the series; not given: five years of months, else twelve periods.</summary>
    public string? From { get; init; }

    /// <summary>Last period of the series; not given: the period.</summary>
    public string? To { get; init; }

    /// <summary>Units beside the chosen one in the series: codes, or code@valid-from.</summary>
    public IReadOnlyList<string> Compare { get; init; } = [];

    /// <summary>Column of the table, with a minus before it from the highest down; not given: by rank.</summary>
    public string? Sort { get; init; }

    /// <summary>A part of the names that the table shows.</summary>
    public string? Filter { get; init; }
}
