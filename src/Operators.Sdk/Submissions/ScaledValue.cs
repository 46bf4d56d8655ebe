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

    /// <summary>
    /// A floating-point value × 10^decimals, when that is whole up to the precision of a double and fits; as the collector reads it.
    /// </summary>
    public static bool TryFromDouble(double value, int decimals, out long scaled)
    {
        scaled = 0;
        var product = value * Math.Pow(10, decimals);
        var whole = Math.Round(product);
        if (Math.Abs(whole) >= 9.2e18 || Math.Abs(product - whole) > Math.Abs(product) * 1e-15)
        {
            return false;
        }

        scaled = (long)whole;
        return true;
    }

    /// <summary>A scaled value in its unit, invariant culture.</summary>
    public static string Text(long scaled, int decimals)
    {
        decimal value = scaled;
        for (var i = 0; i < decimals; i++)
        {
            value /= 10;
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }
}
