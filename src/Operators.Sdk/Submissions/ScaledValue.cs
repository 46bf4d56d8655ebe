using System.Globalization;

namespace Telemetry.Operators;

/// <summary>Decimal values as whole numbers of the last decimal.</summary>
internal static class ScaledValue
{
    public const int MaximumDecimals = 18;

    public static int CheckDecimals(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaximumDecimals);
        return decimals;
    }

    public static long From(decimal value, int decimals)
    {
        var scaled = value;
        for (var i = 0; i < decimals; i++)
        {
            scaled *= 10;
        }

        return decimal.IsInteger(scaled) && scaled is >= long.MinValue and <= long.MaxValue
            ? (long)scaled
            : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture,
                $"Expected at most {decimals} decimals and 18 digits; for a value of unknown precision use the floating-point form."));
    }
}
