using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.InfluxBench;

/// <summary>
/// The country before July 2025: 63 provinces, 10,035 communes; 6 operators, 15 metrics of which two are revenues of 10^8 to 10^11, the
/// others log-normal; 5 % zeros, 3 % absent.
/// </summary>
internal sealed class Country(int seed)
{
    public static readonly string[] Operators = ["viettel", "vnpt", "mobifone", "vietnamobile", "fpt", "vnpost"];

    private const int Communes = 10_035;
    private const int Provinces = 63;
    private const int Metrics = 15;
    private static readonly DateOnly Since = new(2004, 1, 1);

    private readonly Random _random = new(seed);

    /// <summary>The provinces.</summary>
    public static IReadOnlyList<AreaKey> Shards { get; } = [.. Enumerable.Range(1, Provinces).Select(p => new AreaKey(p.ToString("00", CultureInfo.InvariantCulture), Since))];

    /// <summary>An operator's month, new values each time.</summary>
    public SeriesPatch[] Table(long sequence, string source, Period period)
        => [.. Enumerable.Range(0, Provinces).Select(p => Patch(p, sequence, source, period))];

    private SeriesPatch Patch(int province, long sequence, string source, Period period)
    {
        var (from, to) = (province * Communes / Provinces, (province + 1) * Communes / Provinces);
        return new SeriesPatch
        {
            Sequence = sequence,
            Source = source,
            Period = period,
            Shard = Shards[province],
            Areas = [.. Enumerable.Range(from, to - from).Select(c => new AreaKey(c.ToString("00000", CultureInfo.InvariantCulture), Since))],
            Columns = [.. Enumerable.Range(0, Metrics).Select(m => Column(m, to - from))],
        };
    }

    private SeriesColumn Column(int metric, int areas)
    {
        int[] rows = [.. Enumerable.Range(0, areas).Where(_ => _random.NextDouble() >= 0.03)];
        return new SeriesColumn
        {
            Metric = string.Create(CultureInfo.InvariantCulture, $"subscribers.kind{metric}"),
            Decimals = 0,
            Rows = rows,
            Values = [.. rows.Select(_ => Value(metric))],
        };
    }

    private long Value(int metric)
        => _random.NextDouble() < 0.05 ? 0
            : metric >= Metrics - 2 ? (long)Math.Pow(10, 8 + (3 * _random.NextDouble()))
            : (long)Math.Exp(6 + (1.3 * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble())));
}
