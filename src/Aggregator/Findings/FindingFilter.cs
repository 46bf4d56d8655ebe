using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings;

/// <summary>Which findings are wanted. What is null does not matter.</summary>
public sealed record FindingFilter
{
    /// <summary>Exactly that period.</summary>
    public Period? Period { get; init; }

    /// <summary>Source code, or <see cref="Finding.AllSources"/>.</summary>
    public string? Source { get; init; }

    /// <summary>State.</summary>
    public FindingState? State { get; init; }

    /// <summary>Rule's code.</summary>
    public string? Rule { get; init; }

    /// <summary>Severity.</summary>
    public CheckSeverity? Severity { get; init; }

    /// <summary>
    /// The finding's unit lies in one of each of these lists, as it is or as it was: the units that may be seen, the units wanted. Default: no list, so that
    /// every unit does; an empty list has none.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<AreaKey>> Within { get; init; } = [];

    /// <summary>How many of them to leave out before the first, from 0.</summary>
    public int Offset { get; init; }

    /// <summary>How many to give at most.</summary>
    public int Limit { get; init; } = 100;
}
