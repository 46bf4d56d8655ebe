namespace Telemetry.Aggregator.Disclosure;

/// <summary>Whether a total alone tells too much of one operator. Pure.</summary>
internal static class SensitivityRule
{
    /// <summary>Whether too few operators stand behind the values, or one of them holds too much. An operator with zero does not stand behind anything.</summary>
    public static bool IsSensitive(ReadOnlySpan<Int128> values, DisclosureOptions options)
    {
        var standing = 0;
        Int128 sum = 0;
        Int128 greatest = 0;
        foreach (var value in values)
        {
            var magnitude = Int128.Abs(value);
            standing += value == 0 ? 0 : 1;
            sum += magnitude;
            greatest = Int128.Max(greatest, magnitude);
        }

        return standing < options.MinimumOperators || (decimal)greatest > options.MaximumShare * (decimal)sum;
    }
}
