namespace Telemetry.Catalogue;

/// <summary>A sender of figures. "All operators" is a computed total and never a source. Immutable; thread-safe.</summary>
public sealed class Source
{
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

    /// <summary>Whether the source may report for that unit.</summary>
    public bool MayReport(Area area) => Territory.Any(t => t.Covers(area));

    /// <inheritdoc/>
    public override string ToString() => Code;
}
