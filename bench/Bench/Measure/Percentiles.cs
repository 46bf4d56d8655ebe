namespace Telemetry.Bench.Measure;

/// <summary>Percentiles of a sample, by the nearest rank.</summary>
internal sealed class Percentiles
{
    private readonly double[] _sorted;

    public Percentiles(IEnumerable<double> values)
    {
        _sorted = [.. values];
        Array.Sort(_sorted);
    }

    /// <summary>The value that so many percent of the sample do not exceed; not a number for an empty sample.</summary>
    public double this[double percent] => _sorted.Length == 0
        ? double.NaN
        : _sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * _sorted.Length) - 1, 0, _sorted.Length - 1)];
}
