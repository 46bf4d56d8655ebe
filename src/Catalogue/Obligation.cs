namespace Telemetry.Catalogue;

/// <summary>
/// A line of the reporting calendar: which sources owe which metrics for which units by when. Whether something is owed for a
/// period is decided on the period's last day, as for units: source, line and unit must all exist on it. Immutable; thread-safe.
/// </summary>
public sealed class Obligation
{
    /// <summary>Stable code of the line: <c>telecom-month</c>. Lower-case letters, digits and hyphens, at most 40.</summary>
    public required string Code { get; init; }

    /// <summary>Who owes; at least one.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>What is owed, each metric reported by the sources' kind; at least one.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The level at which figures are owed, one for each unit of it.</summary>
    public required AreaLevel Level { get; init; }

    /// <summary>Units in which figures are owed, at or above <see cref="Level"/>; empty: each source's whole territory.</summary>
    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>How often: month, quarter, half (the first six months) or year.</summary>
    public required PeriodGrain Frequency { get; init; }

    /// <summary>Which month after the period's last one the due day is in, 1 to 12.</summary>
    public required int DueMonth { get; init; }

    /// <summary>The due day in that month, 1 to 31; in a shorter month its last day.</summary>
    public required int DueDay { get; init; }

    /// <summary>First day of validity; null where not limited.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day of validity, inclusive; null where not limited.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The last day, in Vietnam, on which figures of the period are in time.</summary>
    public DateOnly DueOn(Period period)
    {
        var month = new DateOnly(period.Last.Year, period.Last.Month, 1).AddMonths(DueMonth);
        return month.AddDays(Math.Min(DueDay, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
    }

    /// <summary>Whether the line is in force on that day.</summary>
    public bool IsValidOn(DateOnly day) => Holds(ValidFrom, ValidTo, day);

    /// <summary>Whether a source of the line owes for what ends on that day.</summary>
    public bool IsOwedBy(Source source, DateOnly day) => IsValidOn(day) && Holds(source.ValidFrom, source.ValidTo, day);

    /// <summary>
    /// Whether a source of the line owes figures of a unit of <see cref="Level"/>: it lies in the line's areas and in the source's
    /// territory as they are, without the units that they came from.
    /// </summary>
    public bool Reaches(Source source, Area unit) => unit.Level == Level && LiesIn(unit, source.Territory) && (Areas.Count == 0 || LiesIn(unit, Areas));

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static bool Holds(DateOnly? from, DateOnly? to, DateOnly day) => (from is not { } first || day >= first) && (to is not { } last || day <= last);

    private static bool LiesIn(Area unit, IReadOnlyList<Area> areas)
    {
        for (var at = unit; at is not null; at = at.Parent)
        {
            foreach (var area in areas)
            {
                if (ReferenceEquals(area, at))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
