namespace Telemetry.Catalogue;

/// <summary>An administrative unit over the time in which it existed unchanged. Immutable once its catalogue is loaded; thread-safe.</summary>
public sealed class Area
{
    private readonly List<Area> _children = [];
    private readonly List<Succession> _predecessors = [];
    private readonly List<Succession> _successors = [];

    internal Area(AreaKey key, AreaLevel level, string name, string englishName, DateOnly? validTo)
    {
        Key = key;
        Level = level;
        Name = name;
        EnglishName = englishName;
        ValidTo = validTo;
    }

    /// <summary>Code and first day: the identity.</summary>
    public AreaKey Key { get; }

    /// <summary>The statistics office's code.</summary>
    public string Code => Key.Code;

    /// <summary>Country, province, district (until 30 June 2025) or commune.</summary>
    public AreaLevel Level { get; }

    /// <summary>Vietnamese name.</summary>
    public string Name { get; }

    /// <summary>English name; the Vietnamese one where the catalogue has none.</summary>
    public string EnglishName { get; }

    /// <summary>First day of validity.</summary>
    public DateOnly ValidFrom => Key.ValidFrom;

    /// <summary>Last day of validity, inclusive; null while the unit exists.</summary>
    public DateOnly? ValidTo { get; }

    /// <summary>The unit that contains this one; null for the country.</summary>
    public Area? Parent { get; private set; }

    /// <summary>Every unit whose <see cref="Parent"/> this is, at any time, ordered by key.</summary>
    public IReadOnlyList<Area> Children => _children;

    /// <summary>Units that this one came from.</summary>
    public IReadOnlyList<Succession> Predecessors => _predecessors;

    /// <summary>Units that this one became.</summary>
    public IReadOnlyList<Succession> Successors => _successors;

    /// <summary>Whether the unit existed on that day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidTo is not { } to || day <= to);

    /// <summary>The nearest unit of that level at or above this one; null where there is none.</summary>
    public Area? AtLevel(AreaLevel level)
    {
        var area = this;
        while (area is not null && area.Level != level)
        {
            area = area.Parent;
        }

        return area;
    }

    /// <summary>
    /// Whether this unit's territory holds all of <paramref name="other"/>: the unit itself, anything below it, and every
    /// undivided predecessor of what it holds. A reader of the new Bắc Ninh sees the old Bắc Giang's history.
    /// </summary>
    public bool Covers(Area other)
    {
        // Whatever holds a unit's parent holds the unit, so the search goes up as well as forward in time. Both are finite.
        return other.Key == Key
            || (other.Parent is { } parent && Covers(parent))
            || other._successors.Exists(s => s.IsWhole && Covers(s.Successor));
    }

    internal void Attach(Area parent)
    {
        Parent = parent;
        parent._children.Add(this);
    }

    internal static void Link(Succession succession)
    {
        succession.Predecessor._successors.Add(succession);
        succession.Successor._predecessors.Add(succession);
    }

    /// <summary>Makes the relations' order independent of the files'.</summary>
    internal void SortRelations()
    {
        _children.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        _predecessors.Sort(static (a, b) => a.Predecessor.Key.CompareTo(b.Predecessor.Key));
        _successors.Sort(static (a, b) => a.Successor.Key.CompareTo(b.Successor.Key));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Key})";
}
