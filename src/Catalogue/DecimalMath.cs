namespace Telemetry.Catalogue;

/// <summary>Arithmetic on decimals that the framework lacks.</summary>
public static class DecimalMath
{
    /// <summary>The square root, to about 28 digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static decimal Sqrt(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (value == 0)
        {
            return 0;
        }

        // From 15 digits, each Newton step doubles them.
        var root = (decimal)Math.Sqrt((double)value);
        if (root == 0)
        {
            return 0;
        }

        for (var i = 0; i < 3; i++)
        {
            root = (root + (value / root)) / 2;
        }

        return root;
    }

    /// <summary>A scaled integer in its unit.</summary>
    public static decimal Unscale(long value, int decimals) => value / PowerOfTen(decimals);

    /// <summary>10 to that power, 0 to 18.</summary>
    public static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
