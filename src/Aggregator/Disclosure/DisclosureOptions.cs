using System.Globalization;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>When a total over operators may be told to readers outside.</summary>
public sealed record DisclosureOptions
{
    /// <summary>Operators that must stand behind a total with a value other than zero. Default 3, from 2 to 100.</summary>
    public int MinimumOperators { get; init; } = 3;

    /// <summary>Part of a total, in absolute values, that one operator may hold at most. Default 0.85; above 0, up to 1 (no limit).</summary>
    public decimal MaximumShare { get; init; } = 0.85m;

    /// <summary>Everything that is out of range, with key, value and what was expected.</summary>
    public IEnumerable<string> Validate()
    {
        if (MinimumOperators is < 2 or > 100)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"minimum operators is {MinimumOperators}; expected 2 to 100");
        }

        if (MaximumShare is <= 0 or > 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"maximum share is {MaximumShare}; expected more than 0 and at most 1");
        }
    }
}
