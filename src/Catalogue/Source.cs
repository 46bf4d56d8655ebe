namespace Telemetry.Catalogue;

/// <summary>A sender of figures. "All operators" is a computed total and never a source. Immutable; thread-safe.</summary>
public sealed class Source
{
    private readonly List<Source> _predecessors = [];

    /// <summary>Stable code: <c>vnpt</c>, <c>so-bac-giang</c>, <c>gso</c>. Lower-case letters, digits and hyphens, at most 40.</summary>
    public required string Code { get; init; }

    /// <summary>Operator, department, statistics or ministry.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public required string EnglishName { get; init; }

    /// <summary>Units for whose territory this source may report.</summary>
    public required IReadOnlyList<Area> Territory { get; init; }

    /// <summary>First day on which the source existed; null where not limited.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which the source existed, inclusive; null while it exists.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The source that took this one over on the day after its last; null where none did.</summary>
    public Source? Successor { get; private set; }

    /// <summary>The sources that this one took over, ordered by code.</summary>
    public IReadOnlyList<Source> Predecessors => _predecessors;

    /// <summary>Whether the source existed on that day.</summary>
    public bool IsValidOn(DateOnly day) => (ValidFrom is not { } from || day >= from) && (ValidTo is not { } to || day <= to);

    /// <summary>Whether the source may report for that unit.</summary>
    public bool MayReport(Area area) => Territory.Any(t => t.Covers(area));

    internal void Link(Source successor)
    {
        Successor = successor;
        successor._predecessors.Add(this);
        successor._predecessors.Sort(static (a, b) => string.CompareOrdinal(a.Code, b.Code));
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
