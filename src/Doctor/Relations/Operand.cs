using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>What a quotient is made of: printed numbers (their sum), a figure of the ledger, or nothing that is known. Immutable.</summary>
/// <param name="As">What it is there, as in <see cref="NumberUse.As"/>.</param>
/// <param name="Numbers">Printed numbers that it is the sum of; empty where it is not printed.</param>
/// <param name="Ledger">The ledger's figure; null where it is not from there.</param>
/// <param name="AreOwn">Whether printed numbers are of the ratio's own source; false where only another source's were printed.</param>
internal sealed record Operand(string As, IReadOnlyList<int> Numbers, LedgerUse? Ledger = null, bool AreOwn = true)
{
    // What people can become in a year: no province lost more than 1 per cent, none grew by more than 5 (censuses of 2009 and 2019).
    private const decimal MostFall = 0.01m;
    private const decimal MostGrowth = 0.05m;

    /// <summary>Years by which the ledger's number of people is older than what is asked of it; 0 where it is of the year, or does not change.</summary>
    public int YearsOld { get; init; }

    /// <summary>Whether there is a value.</summary>
    public bool IsKnown => Numbers.Count > 0 || Ledger is not null;

    /// <summary>Whether it is printed in the report.</summary>
    public bool IsPrinted => Numbers.Count > 0;

    /// <summary>Not printed, and not in the ledger.</summary>
    public static Operand Unknown(string role) => new(role, []);

    /// <summary>A printed number.</summary>
    public static Operand Of(string role, int number) => new(role, [number]);

    /// <summary>The value as printed.</summary>
    public decimal Value(IFigures figures) => Ledger is { } use && !IsPrinted ? use.Value : Numbers.Sum(n => figures[n].Value);

    /// <summary>Where it can lie, read in that way.</summary>
    public Interval At(Width width, IFigures figures)
    {
        if (!IsPrinted)
        {
            var value = Ledger?.Value ?? 0;
            return width == Width.Coarse && YearsOld > 0
                ? new(value * Math.Max(0, 1 - (MostFall * YearsOld)), value * (1 + (MostGrowth * YearsOld)))
                : Interval.Exactly(value);
        }

        var sum = Interval.Exactly(0);
        foreach (var number in Numbers)
        {
            sum = sum.Plus(figures[number].At(width));
        }

        return sum;
    }

    /// <summary>Whether the words of one of the numbers leave more open than its digits.</summary>
    public bool IsLoose(IFigures figures) => Numbers.Any(n => figures[n].IsLoose);

    /// <summary>Whether one of the numbers cannot be computed with.</summary>
    public bool IsUnusable(IFigures figures) => Numbers.Any(figures.IsUnusable);

    /// <summary>The value in words: 46 + 185 + 33 = 264 for a sum.</summary>
    public string Written(Tongue tongue, RelationScope scope, decimal value)
    {
        if (!IsPrinted)
        {
            return Ledger is { } use ? $"{tongue.N(value)} ({use.Source}, {use.PeriodUsed})" : tongue.N(value);
        }

        if (Numbers.Count == 1)
        {
            return scope.Written(tongue, Numbers[0]);
        }

        return Numbers.Count is > 1 and <= 4
            ? "(" + string.Join(" + ", Numbers.Select(n => scope.Written(tongue, n))) + ")"
            : tongue.N(value, scope.ScaleOf(Numbers), 2);
    }
}
