using System.Diagnostics;
using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.InfluxBench;

/// <summary>Writes months into a store, as the projector would, and reads the last one back in every way.</summary>
internal sealed class StoreMeasurement(ISeriesStore store, BenchOptions options, Func<Task<string>> disk)
{
    private readonly Country _country = new(seed: 1);
    private long _sequence;
    private long _values;

    /// <summary>Measures and prints.</summary>
    public async Task RunAsync()
    {
        var months = Enumerable.Range(0, options.Months).Select(i => Period.Containing(new DateOnly(2014, 1, 1).AddMonths(i * options.Step), PeriodGrain.Month)).ToList();
        var before = Environment.CpuUsage.TotalTime;
        await PrintAsync("project one national month", months, WriteAsync);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"values written: {_values:N0}; this process's processor time, drawing the values included: {(Environment.CpuUsage.TotalTime - before).TotalSeconds:N1} s"));
        Console.WriteLine(await disk());
        var last = months[^1];
        var runs = Enumerable.Range(0, options.Runs).ToList();
        await PrintAsync("read a national month, all metrics", runs, _ => ReadAsync(last, null, null));
        await PrintAsync("read a national month, one metric", runs, _ => ReadAsync(last, null, "subscribers.kind3"));
        await PrintAsync("read a province's month, all metrics", runs, i => ReadAsync(last, Country.Shards[i * 5 % 63], null));
        await PrintAsync("read a province's month, one metric", runs, i => ReadAsync(last, Country.Shards[i * 5 % 63], "subscribers.kind3"));
        await PrintAsync("revisions of a commune's month", runs, i => RevisionsAsync(last, i));
        await PrintAsync("one value, pushed", runs, _ => PushAsync(last));
        await PrintAsync("list what exists", runs, async _ => await store.ListAsync(null));
    }

    private static async Task PrintAsync<T>(string what, IReadOnlyList<T> items, Func<T, Task> act)
    {
        var times = new List<double>();
        foreach (var item in items)
        {
            var watch = Stopwatch.StartNew();
            await act(item);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-40} median {times[times.Count / 2],10:N1} ms   {times[0],10:N1} to {times[^1],10:N1}   ({times.Count} times)"));
    }

    private async Task WriteAsync(Period month)
    {
        foreach (var source in Country.Operators)
        {
            var patches = _country.Table(++_sequence, source, month);
            _values += patches.Sum(p => p.Columns.Sum(c => c.Values.Length));
            await store.AppendAsync(patches, _sequence);
        }
    }

    private async Task PushAsync(Period month)
    {
        var area = new AreaKey("00001", Country.Shards[0].ValidFrom);
        await store.AppendAsync(
            [
                new SeriesPatch
                {
                    Sequence = ++_sequence,
                    Source = "viettel",
                    Period = month,
                    Shard = Country.Shards[0],
                    Areas = [area],
                    Columns = [new SeriesColumn { Metric = "subscribers.kind3", Decimals = 0, Values = [_sequence] }],
                },
            ],
            _sequence);
    }

    private async Task ReadAsync(Period month, AreaKey? shard, string? metric)
    {
        var slices = await store.ReadAsync(new SeriesSelection { Periods = [month], Shard = shard, Metrics = metric is null ? null : new HashSet<string> { metric } });
        Debug.Assert(slices.Count > 0, "what was written is there");
    }

    private async Task RevisionsAsync(Period month, int commune)
        => await store.ReadRevisionsAsync(
            new SeriesSelection { Periods = [month] }, new AreaKey(commune.ToString("00000", CultureInfo.InvariantCulture), Country.Shards[0].ValidFrom));
}
