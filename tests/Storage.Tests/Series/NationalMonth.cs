using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Storage.Tests.Series;

/// <summary>
/// One source's month over the whole country as the benchmark has it: 63 provinces × 168 communes × 15 metrics, counts log-normal,
/// two revenue columns of 10^8 to 10^11, 5 % zeros, 3 % absent.
/// </summary>
internal sealed class NationalMonth
{
    private const int Provinces = 63;
    private const int Communes = 168;
    private const int Metrics = 15;

    private readonly (AreaKey Shard, AreaKey[] Areas, SeriesColumn[] Columns)[] _provinces;

    public NationalMonth(int seed)
    {
        var random = new Random(seed);
        _provinces = [.. Enumerable.Range(0, Provinces).Select(p =>
            (new AreaKey(p.ToString("00", System.Globalization.CultureInfo.InvariantCulture), Sample.Reform),
             Enumerable.Range(p * Communes, Communes).Select(Sample.Area).ToArray(),
             Enumerable.Range(0, Metrics).Select(m => Column(m, random)).ToArray()))];
        Values = _provinces.Sum(p => p.Columns.Sum(c => c.Values.Length));
    }

    public int Values { get; }

    public SeriesPatch[] Patches(long sequence, string source, Period period)
        => [.. _provinces.Select(p => Sample.Table(sequence, p.Areas, p.Columns, source, period, p.Shard))];

    private static SeriesColumn Column(int metric, Random random)
    {
        var rows = Enumerable.Range(0, Communes).Where(_ => random.NextDouble() >= 0.03).ToArray();
        var values = rows.Select(_ =>
            random.NextDouble() < 0.05 ? 0
            : metric >= Metrics - 2 ? (long)Math.Pow(10, 8 + (3 * random.NextDouble()))
            : (long)Math.Exp(7 + (1.2 * Gauss(random)))).ToArray();
        return Sample.Column(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"metric.{metric}"), values, rows: rows);
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
