using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>
/// A value that somebody printed, with the precision that it can be held to. A scaled integer cannot say whether zeros at its end were
/// printed, so they count as unknown and the widest step is taken: 2,390 is a 2,39; 89.700.000 is to the nearest hundred thousand. A whole
/// number keeps three digits at least: 1.000.000 is to the nearest ten thousand. Immutable value.
/// </summary>
/// <param name="Value">In the item's unit.</param>
/// <param name="Step">What the last digit counts, more than 0.</param>
public readonly record struct PrintedValue(decimal Value, decimal Step)
{
    private const int LeastDigits = 100;

    /// <summary>Whether the step leaves three digits, so that what fits is no accident.</summary>
    public bool IsFine => Step * LeastDigits <= Math.Abs(Value);

    /// <summary>What was printed, as widely as its digits allow.</summary>
    /// <param name="value">In the item's unit.</param>
    /// <param name="decimals">Decimals that it could have had, 0 to 6.</param>
    public static PrintedValue Of(decimal value, int decimals)
    {
        var last = -decimals;
        while (value != 0 && value % StepOf(last + 1) == 0 && (last < 0 || StepOf(last + 1) * LeastDigits <= Math.Abs(value)))
        {
            last++;
        }

        return new PrintedValue(value, StepOf(last));
    }

    /// <summary>What was reported as it is, to all its decimals.</summary>
    public static PrintedValue Exactly(decimal value, int decimals) => new(value, StepOf(-decimals));

    /// <summary>How a value would have been printed as this one; null: it would not.</summary>
    public PrintFit? FitOf(decimal exact)
    {
        if (exact == Value)
        {
            return PrintFit.Exact;
        }

        if (Math.Abs(exact - Value) <= Step / 2)
        {
            return PrintFit.Rounded;
        }

        var beyond = Math.Abs(exact) - Math.Abs(Value);
        return beyond > 0 && beyond < Step && Math.Sign(exact) * Math.Sign(Value) >= 0 ? PrintFit.CutOff : null;
    }

    private static decimal StepOf(int exponent) => exponent < 0 ? 1 / DecimalMath.PowerOfTen(-exponent) : DecimalMath.PowerOfTen(exponent);
}
