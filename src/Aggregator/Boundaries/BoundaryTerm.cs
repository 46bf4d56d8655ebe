using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>A unit of the figure's time that lies, or partly lies, in the unit asked for. Immutable.</summary>
/// <param name="Unit">The unit, which existed on the day of the figure.</param>
internal sealed record BoundaryTerm(Area Unit)
{
    /// <summary>Whether all of it lies in the unit asked for; the rest is then without meaning. Default: false.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Shares of all pieces that the unit was divided into, in order of key; null where they are not known.</summary>
    public IReadOnlyList<Share>? Shares { get; init; }

    /// <summary>Which of <see cref="Shares"/> lie in the unit asked for.</summary>
    public IReadOnlyList<int> Inside { get; init; } = [];

    /// <summary>The units below it that lie, or partly lie, in the unit asked for.</summary>
    public IReadOnlyList<BoundaryTerm> Below { get; init; } = [];

    /// <summary>Whether it is known of every unit below it where it lies.</summary>
    public bool IsTraceable { get; init; }

    /// <summary>The lowest unit of the boundaries asked for that holds all of it: where its value appears undivided.</summary>
    public Area? AppearsIn { get; init; }

    /// <summary>It and all terms below it.</summary>
    public IEnumerable<BoundaryTerm> SelfAndBelow() => Below.SelectMany(b => b.SelfAndBelow()).Prepend(this);
}
