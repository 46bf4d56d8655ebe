using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Telemetry.Catalogue;

/// <summary>
/// A calendar period in Vietnam's time (UTC+7): a day, month, quarter, first half, first nine months or year.
/// Written <c>2013-06-30 | 2013-06 | 2013-Q2 | 2013-H1 | 2013-9M | 2013</c>. Years 1900 to 2200. Immutable value.
/// </summary>
public readonly record struct Period : IComparable<Period>
{
    /// <summary>No period is of an earlier year.</summary>
    public const int FirstYear = 1900;

    private const int LastYear = 2200;

    private Period(PeriodGrain grain, DateOnly first, DateOnly last)
    {
        Grain = grain;
        First = first;
        Last = last;
    }

    /// <summary>Length of the period.</summary>
    public PeriodGrain Grain { get; }

    /// <summary>First day.</summary>
    public DateOnly First { get; }

    /// <summary>Last day, inclusive. Units are looked up on this day.</summary>
    public DateOnly Last { get; }

    /// <summary>Calendar year.</summary>
    public int Year => First.Year;

    /// <summary>The single day.</summary>
    public static Period Day(DateOnly day) => new(PeriodGrain.Day, day, day);

    /// <summary>The calendar month, 1 to 12.</summary>
    public static Period Month(int year, int month) => OfMonths(PeriodGrain.Month, year, month, month);

    /// <summary>The quarter, 1 to 4.</summary>
    public static Period Quarter(int year, int quarter) => OfMonths(PeriodGrain.Quarter, year, (3 * quarter) - 2, 3 * quarter);

    /// <summary>The first six months.</summary>
    public static Period FirstHalf(int year) => OfMonths(PeriodGrain.Half, year, 1, 6);

    /// <summary>The first nine months.</summary>
    public static Period FirstNineMonths(int year) => OfMonths(PeriodGrain.NineMonths, year, 1, 9);

    /// <summary>The calendar year.</summary>
    public static Period OfYear(int year) => OfMonths(PeriodGrain.Year, year, 1, 12);

    /// <summary>The period of that grain that contains the day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such period contains the day (a first half, a day in November).</exception>
    public static Period Containing(DateOnly day, PeriodGrain grain) => grain switch
    {
        PeriodGrain.Day => Day(day),
        PeriodGrain.Month => Month(day.Year, day.Month),
        PeriodGrain.Quarter => Quarter(day.Year, ((day.Month - 1) / 3) + 1),
        PeriodGrain.Half when day.Month <= 6 => FirstHalf(day.Year),
        PeriodGrain.NineMonths when day.Month <= 9 => FirstNineMonths(day.Year),
        PeriodGrain.Year => OfYear(day.Year),
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, "no such period contains the day"),
    };

    /// <summary>
    /// What the period is made of, one step down, in order of time: year = nine months + Q4; nine months = first half + Q3;
    /// first half = Q1 + Q2; quarter = its months; month = its days; a day has none.
    /// </summary>
    public IReadOnlyList<Period> Components()
    {
        var year = Year;
        var first = First;
        switch (Grain)
        {
            case PeriodGrain.Year:
                return [FirstNineMonths(year), Quarter(year, 4)];
            case PeriodGrain.NineMonths:
                return [FirstHalf(year), Quarter(year, 3)];
            case PeriodGrain.Half:
                return [Quarter(year, 1), Quarter(year, 2)];
            case PeriodGrain.Quarter:
                return [Month(year, first.Month), Month(year, first.Month + 1), Month(year, first.Month + 2)];
            case PeriodGrain.Month:
                var days = new Period[DateTime.DaysInMonth(year, first.Month)];
                for (var i = 0; i < days.Length; i++)
                {
                    days[i] = Day(first.AddDays(i));
                }

                return days;
            default:
                return [];
        }
    }

    /// <summary>The period and everything it is made of, at every depth, each once.</summary>
    public IEnumerable<Period> SelfAndComponents()
    {
        yield return this;
        foreach (var component in Components())
        {
            foreach (var part in component.SelfAndComponents())
            {
                yield return part;
            }
        }
    }

    /// <summary>Every longer period that ends on or after this one and contains it, in order of length.</summary>
    public IEnumerable<Period> Containers()
    {
        for (var grain = Grain + 1; grain <= PeriodGrain.Year; grain++)
        {
            if ((grain == PeriodGrain.Half && First.Month > 6) || (grain == PeriodGrain.NineMonths && First.Month > 9))
            {
                continue;
            }

            yield return Containing(First, grain);
        }
    }

    /// <summary>The same period of the year before (cùng kỳ). 29 February gives 28 February.</summary>
    public Period SamePeriodOfYearBefore() => Containing(First.AddYears(-1), Grain);

    /// <summary>The period of the same grain just before; for halves and nine months that of the year before.</summary>
    public Period Previous() => Containing(
        Grain switch
        {
            PeriodGrain.Day => First.AddDays(-1),
            PeriodGrain.Month => First.AddMonths(-1),
            PeriodGrain.Quarter => First.AddMonths(-3),
            _ => First.AddYears(-1),
        },
        Grain);

    /// <summary>The period of the same grain just after; for halves and nine months that of the year after.</summary>
    public Period Next() => Containing(
        Grain switch
        {
            PeriodGrain.Day => First.AddDays(1),
            PeriodGrain.Month => First.AddMonths(1),
            PeriodGrain.Quarter => First.AddMonths(3),
            _ => First.AddYears(1),
        },
        Grain);

    /// <summary>Reads the written form exactly; anything else is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        period = default;
        if (text is null || text.Length is < 4 or > 10 || !TryDigits(text, 0, 4, out var year) || year is < FirstYear or > LastYear)
        {
            return false;
        }

        if (text.Length == 4)
        {
            period = OfYear(year);
            return true;
        }

        if (text[4] != '-')
        {
            return false;
        }

        switch (text.Length)
        {
            case 7 when text[5] == 'Q' && text[6] is >= '1' and <= '4':
                period = Quarter(year, text[6] - '0');
                return true;
            case 7 when text.EndsWith("H1", StringComparison.Ordinal):
                period = FirstHalf(year);
                return true;
            case 7 when text.EndsWith("9M", StringComparison.Ordinal):
                period = FirstNineMonths(year);
                return true;
            case 7 when TryDigits(text, 5, 2, out var month) && month is >= 1 and <= 12:
                period = Month(year, month);
                return true;
            case 10 when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                period = Day(day);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads the written form.</summary>
    /// <exception cref="FormatException">The text is not a period.</exception>
    public static Period Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException($"'{text}' is not a period; expected 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013");

    /// <summary>Orders by last day, then shorter first: the order in which figures become known.</summary>
    public int CompareTo(Period other)
    {
        var byLast = Last.CompareTo(other.Last);
        return byLast != 0 ? byLast : Grain.CompareTo(other.Grain);
    }

    /// <summary>The written form.</summary>
    public override string ToString() => Grain switch
    {
        PeriodGrain.Day => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PeriodGrain.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodGrain.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{(First.Month + 2) / 3}"),
        PeriodGrain.Half => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-H1"),
        PeriodGrain.NineMonths => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-9M"),
        _ => Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    private static Period OfMonths(PeriodGrain grain, int year, int first, int last) =>
        new(grain, new DateOnly(year, first, 1), new DateOnly(year, last, DateTime.DaysInMonth(year, last)));

    private static bool TryDigits(string text, int start, int count, out int value)
    {
        value = 0;
        for (var i = start; i < start + count; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return false;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return true;
    }
}
