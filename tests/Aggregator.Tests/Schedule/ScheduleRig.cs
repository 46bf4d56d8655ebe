using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Aggregator.Retention;
using Telemetry.Aggregator.Rollup;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;

namespace Telemetry.Aggregator.Tests.Schedule;

/// <summary>A scheduler on a real store and table in a folder of its own, with a clock that the test moves.</summary>
internal sealed class ScheduleRig : IAsyncDisposable
{
    /// <summary>How long a test waits in real time for what must happen.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    private static readonly AreaKey BacGiang = new("24", new DateOnly(2004, 7, 8));

    private readonly Channel<IReadOnlyList<DueRun>> _looks = Channel.CreateUnbounded<IReadOnlyList<DueRun>>();
    private readonly RollupMetrics _metrics = new();
    private RunTable _table;

    private ScheduleRig(string folder, DateTimeOffset now, RollupScheduleOptions? options)
    {
        Folder = folder;
        Time = new FakeTime(now);
        Options = (options ?? new RollupScheduleOptions { Folder = folder, PollTime = TimeSpan.FromDays(1) }) with { Folder = folder };
        Store = EmbeddedSeriesStore.Open(new EmbeddedSeriesStoreOptions { Folder = Path.Combine(folder, "series") });
        Borrowed = new BorrowedStore(Store);
        Runner = NewRunner();
        _table = RunTable.Open(folder);
        Scheduler = NewScheduler();
    }

    public string Folder { get; }

    public RollupScheduleOptions Options { get; }

    /// <summary>Counts from the next restart on.</summary>
    public DayRetention DayRetention { get; set; } = DayRetention.ForEver;

    public FakeTime Time { get; }

    public Catalogue.Catalogue Catalogue { get; private set; } = ScheduleCatalogue.Load();

    public EmbeddedSeriesStore Store { get; }

    public BorrowedStore Borrowed { get; }

    public WatchedRunner Runner { get; private set; }

    public RollupScheduler Scheduler { get; private set; }

    public ErrorLog<RollupScheduler> Log { get; } = new();

    public IReadOnlyDictionary<Period, RunRecord> Runs => _table.Read();

    public int LooksWaiting => _looks.Reader.Count;

    /// <summary>By default long after the figures, when no month's end is of interest.</summary>
    public static ScheduleRig Make(string now = "2020-01-15T12:00:00+07:00", RollupScheduleOptions? options = null) =>
        new(Directory.CreateTempSubdirectory("schedule-").FullName, At(now), options);

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Puts one figure into the store as the next ledger entry.</summary>
    public async Task SendAsync(string period, string metric = "subscribers.mobile", long value = 100, string source = "vnpt")
    {
        var sequence = Store.Position + 1;
        var patch = new SeriesPatch
        {
            Sequence = sequence,
            Source = source,
            Period = Period.Parse(period),
            Shard = BacGiang,
            Areas = [BacGiang],
            Columns = [new SeriesColumn { Metric = metric, Decimals = 0, Values = [value] }],
        };
        await Store.AppendAsync([patch], sequence);
    }

    public Task SendPopulationAsync(string year, long value = 1_593_200) => SendAsync(year, "population.average", value, "gso");

    /// <summary>Runs what is due; <c>period reason</c>, in order.</summary>
    public async Task<string[]> RunAsync() => Words(await Scheduler.RunDueNowAsync());

    public async Task StartAsync()
    {
        await Scheduler.StartAsync(CancellationToken.None);
        await NextLookAsync();
    }

    /// <summary>What the next look of the schedule's own ran; <c>period reason</c>, in order.</summary>
    public async Task<string[]> NextLookAsync()
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        return Words(await _looks.Reader.ReadAsync(limit.Token));
    }

    /// <summary>Ends the scheduler and starts anew on the same files, as after a restart.</summary>
    public async Task RestartAsync(Action? betweenTimes = null, Catalogue.Catalogue? catalogue = null)
    {
        await CloseAsync();
        betweenTimes?.Invoke();
        Catalogue = catalogue ?? Catalogue;
        Runner = NewRunner();
        _table = RunTable.Open(Folder);
        Scheduler = NewScheduler();
    }

    /// <summary>Every stored result as text.</summary>
    public async Task<string> ResultsAsync()
    {
        var lines = new List<string>();
        foreach (var period in Runs.Keys.Order())
        {
            foreach (var shard in (AreaKey[])[BacGiang, Catalogue.Country.Key])
            {
                if (await Store.ReadRollupAsync(period, shard) is { } table)
                {
                    lines.Add($"{period} {shard} {table.Position} {table.CatalogueVersion} {string.Join(' ', table.Areas)}");
                    lines.AddRange(table.Series.Select(s => $"  {s.Source} {s.Metric} {string.Join(' ', s.Values)} {string.Join(' ', s.Flags)}"));
                }
            }
        }

        return string.Join('\n', lines);
    }

    public void DeleteTable()
    {
        foreach (var file in Directory.GetFiles(Folder, ScheduleDatabase.FileName + "*"))
        {
            File.Delete(file);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _metrics.Dispose();
        await Store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        Assert.Empty(Log.Errors);
    }

    private async Task CloseAsync()
    {
        await Scheduler.StopAsync(CancellationToken.None).WaitAsync(TimeLimit);
        Scheduler.Dispose();
        _table.Dispose();
    }

    private RollupScheduler NewScheduler() =>
        new(Options, Catalogue, Borrowed, Runner.RunAsync, _table, new ArrivalTraces(), _metrics, Sweep, Time, Log) { Looked = runs => _looks.Writer.TryWrite(runs) };

    private RetentionSweep Sweep => new(Catalogue, Borrowed, DayRetention, Time, NullLogger<RetentionSweep>.Instance);

    private WatchedRunner NewRunner() => new(new RollupRunner(Catalogue, Borrowed, Time));

    private static string[] Words(IReadOnlyList<DueRun> runs) => [.. runs.Select(r => $"{r.Period} {r.Reason}")];
}
