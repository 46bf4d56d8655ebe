namespace Telemetry.Aggregator.Disclosure;

/// <summary>The totals of a family in one period, for every unit of the country: whether there is one, how large, and whether it must be withheld for its own sake.</summary>
/// <param name="metrics">Number of metrics.</param>
/// <param name="units">Number of units.</param>
/// <param name="sources">Number of operators.</param>
internal sealed class TotalGrid(int metrics, int units, int sources)
{
    private readonly Entry[] _entries = new Entry[metrics * units];
    private readonly long[] _contributions = new long[metrics * units * sources];

    private readonly List<(int Metric, int Unit)> _rests = [];

    /// <summary>Totals that too few operators report as a whole alone: the difference to the sum of the parts is theirs.</summary>
    public IReadOnlyList<(int Metric, int Unit)> Rests => _rests;

    /// <summary>Number of metrics.</summary>
    public int Metrics => metrics;

    /// <summary>Sets a total, scaled by the metric's decimals.</summary>
    public void Set(int metric, int unit, long value) => _entries[At(metric, unit)] = _entries[At(metric, unit)] with { Value = value, HasValue = true };

    /// <summary>Sets what an operator gave to a total.</summary>
    public void SetContribution(int metric, int unit, int source, long value) => _contributions[(At(metric, unit) * sources) + source] = value;

    /// <summary>What each operator gave to the totals of some units, added up; signs left out.</summary>
    public Int128[] Contributions(int metric, IEnumerable<int> ofUnits)
    {
        var sums = new Int128[sources];
        foreach (var unit in ofUnits)
        {
            for (var s = 0; s < sources; s++)
            {
                sums[s] += Int128.Abs(_contributions[(At(metric, unit) * sources) + s]);
            }
        }

        return sums;
    }

    /// <summary>Says that a total must be withheld for its own sake.</summary>
    public void MarkSensitive(int metric, int unit) => _entries[At(metric, unit)] = _entries[At(metric, unit)] with { IsSensitive = true };

    /// <summary>Adds one of <see cref="Rests"/>.</summary>
    public void AddRest(int metric, int unit)
    {
        if (_rests.Count == 0 || _rests[^1] != (metric, unit))
        {
            _rests.Add((metric, unit));
        }
    }

    /// <summary>Whether there is a total.</summary>
    public bool HasValue(int metric, int unit) => _entries[At(metric, unit)].HasValue;

    /// <summary>Whether there is a total other than zero.</summary>
    public bool HasAmount(int metric, int unit) => _entries[At(metric, unit)].Value != 0;

    /// <summary>The total without its sign; 0 where there is none.</summary>
    public Int128 Magnitude(int metric, int unit) => Int128.Abs(_entries[At(metric, unit)].Value);

    /// <summary>Whether the total must be withheld for its own sake.</summary>
    public bool IsSensitive(int metric, int unit) => _entries[At(metric, unit)].IsSensitive;

    private int At(int metric, int unit) => (metric * units) + unit;

    private readonly record struct Entry(long Value, bool HasValue, bool IsSensitive);
}
