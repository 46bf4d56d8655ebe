using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Reports.Schedule;
using Telemetry.Portal.Tests.Web;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;

namespace Telemetry.Portal.Tests.Reports.Schedule;

/// <summary>A schedule with a store, a folder and a clock of its own.</summary>
internal sealed class ScheduleRig : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("schedule-tests-").FullName;
    private readonly EmbeddedSeriesStore _store;
    private ServiceProvider? _services;
    private long _sequence;

    public ScheduleRig()
    {
        _store = EmbeddedSeriesStore.Open(new EmbeddedSeriesStoreOptions { Folder = Path.Combine(_data, "store") });
        Folder = Path.Combine(_data, "reports");
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The folder that reports are written to.</summary>
    public string Folder { get; }

    public MovableClock Clock { get; } = new();

    public ErrorLog Errors { get; } = new();

    public ReportScheduler Scheduler => Services.GetRequiredService<ReportScheduler>();

    private ServiceProvider Services => _services ??= new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(Errors))
        .AddSingleton(DefaultCatalogue.Instance)
        .AddSingleton<ISeriesStore>(_store)
        .AddSingleton<ILedgerTimeline>(new FixedTimeline())
        .AddSingleton<TimeProvider>(Clock)
        .AddPortal()
        .AddReportSchedule(new ReportScheduleOptions
        {
            Folder = Folder,
            CronEnabled = false,
            WaitTime = TimeSpan.FromMilliseconds(5),
            RetryTime = TimeSpan.FromMilliseconds(5),
            LongestRetryTime = TimeSpan.FromMilliseconds(20),
        })
        .BuildServiceProvider();

    /// <summary>The service is stopped and started again.</summary>
    public async Task RestartAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        _services = null;
    }

    /// <summary>One entry of one source in Quảng Ninh.</summary>
    public async Task ReportAsync(string source, string period, string metric, long value)
    {
        var patch = new SeriesPatch
        {
            Sequence = ++_sequence,
            Source = source,
            Period = Period.Parse(period),
            Shard = DefaultCatalogue.QuangNinh.Key,
            Areas = [DefaultCatalogue.QuangNinh.Key],
            Columns = [new SeriesColumn { Metric = metric, Decimals = 0, Values = [value] }],
        };
        await _store.AppendAsync([patch], _sequence);
    }

    public async Task RollUpAsync(params string[] periods)
    {
        var runner = new RollupRunner(DefaultCatalogue.Instance, _store, TimeProvider.System);
        foreach (var period in periods)
        {
            await runner.RunAsync(Period.Parse(period), _store.Position);
        }
    }

    /// <summary>Everything in the folder but its lock, by its path in it.</summary>
    public Dictionary<string, byte[]> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) != ".lock")
        .ToDictionary(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'), File.ReadAllBytes);

    /// <summary>A period's list, a line each, without its head.</summary>
    public string[][] Index(string period) =>
        [.. File.ReadAllLines(Path.Combine(Folder, period, "index.csv")).Skip(1).Select(l => l.Split(';'))];

    public async ValueTask DisposeAsync()
    {
        await RestartAsync();
        await _store.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
