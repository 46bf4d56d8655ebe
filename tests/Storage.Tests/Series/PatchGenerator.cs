using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Series;

/// <summary>Random patches over a territory that grows as it goes; the same seed, the same patches.</summary>
internal sealed class PatchGenerator(int seed)
{
    private static readonly string[] Sources = ["vnpt", "viettel", "buu-dien", "plan:department", "published:statistics", "statistics"];
    private static readonly AreaKey[] Shards = [Sample.BacGiang, Sample.BacNinh, Sample.QuangNinh, Sample.Country];

    private static readonly Period[] Periods =
    [
        Sample.June, Sample.July, Period.Day(new DateOnly(2013, 6, 1)), Period.Quarter(2013, 2), Period.FirstHalf(2013),
        Period.FirstNineMonths(2013), Period.OfYear(2013),
    ];

    private readonly Random _random = new(seed);
    private int _areas = 3;
    private int _metrics = 2;

    /// <summary>Number below a limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    /// <summary>Patches of one ledger entry.</summary>
    public List<SeriesPatch> Entry(long sequence)
    {
        _areas += _random.Next(5) == 0 ? 1 : 0;
        _metrics += _random.Next(15) == 0 ? 1 : 0;
        var source = Any(Sources);
        var period = Any(Periods);
        return [.. Shards.Where(_ => _random.Next(3) == 0).Select(shard => Patch(sequence, source, period, shard))];
    }

    /// <summary>A selection.</summary>
    public SeriesSelection Selection(long position) => new()
    {
        Periods = [.. Periods.Where(_ => _random.Next(2) == 0), Any(Periods)],
        Shard = _random.Next(2) == 0 ? null : Any(Shards),
        Sources = _random.Next(2) == 0 ? null : Sources.Append("nobody").Where(_ => _random.Next(2) == 0).ToHashSet(),
        Metrics = _random.Next(2) == 0 ? null : Enumerable.Range(0, _metrics + 1).Where(_ => _random.Next(2) == 0).Select(Metric).ToHashSet(),
        AsOf = _random.Next(3) == 0 ? long.MaxValue : _random.NextInt64(position + 2),
    };

    /// <summary>A unit, known or not.</summary>
    public AreaKey AnyArea() => Area(_random.Next(_areas + 1));

    /// <summary>A shard; null: all.</summary>
    public AreaKey? AnyShard() => _random.Next(3) == 0 ? null : Any(Shards);

    // Every code stands for two units.
    private static AreaKey Area(int number) => Sample.Area(number / 2) with { ValidFrom = number % 2 == 0 ? Sample.Old : Sample.Reform };

    private static string Metric(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"metric.{number}");

    private SeriesPatch Patch(long sequence, string source, Period period, AreaKey shard)
    {
        var areas = Subset(_random.Next(4) == 0 ? 1 : 1 + _random.Next(_areas), _areas).Select(Area).ToArray();
        if (_random.Next(2) == 0)
        {
            _random.Shuffle(areas);
        }

        var columns = Subset(1 + _random.Next(_metrics), _metrics).Select(metric => Column(metric, areas.Length)).ToArray();
        return Sample.Table(sequence, areas, columns, source, period, shard);
    }

    private SeriesColumn Column(int metric, int areas)
    {
        var rows = _random.Next(2) == 0 ? null : Subset(1 + _random.Next(areas), areas).ToArray();
        var cells = rows?.Length ?? areas;
        var states = _random.Next(3) > 0 ? null : new CellState[cells];
        var bits = _random.Next(1, 50);
        var values = new long[cells];
        for (var i = 0; i < cells; i++)
        {
            if (states is not null && _random.Next(2) == 0)
            {
                states[i] = (CellState)_random.Next(1, 6);
            }
            else if (_random.Next(6) > 0)
            {
                values[i] = _random.NextInt64(1L << bits) * (metric % 3 == 0 && _random.Next(2) == 0 ? -1 : 1);
            }
        }

        // Now and then a catalogue that has changed a metric's decimals.
        return Sample.Column(Metric(metric), values, states, rows, metric == 1 ? _random.Next(3) : metric % 3);
    }

    private IEnumerable<int> Subset(int count, int of)
    {
        var all = Enumerable.Range(0, of).ToArray();
        _random.Shuffle(all);
        return all.Take(count).Order();
    }

    private T Any<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
