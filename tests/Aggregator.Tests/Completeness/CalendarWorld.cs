using System.Globalization;
using Telemetry.Aggregator.Completeness;
using Telemetry.Aggregator.Tests.Schedule;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Completeness;

/// <summary>A store with a reporting calendar and a clock: what is reported is committed at the clock's time.</summary>
internal sealed class CalendarWorld : IAsyncDisposable
{
    private readonly World _world;
    private readonly List<DateTimeOffset> _committed = [];
    private readonly FakeTime _time = new(Noon("2012-01-01"));

    public CalendarWorld(string calendar, string sources = "")
    {
        _world = new World(TestCatalogue.WithCalendar(calendar, sources));
        Reader = NewReader();
        Reminders = new ReminderList(_world.Catalogue, Reader);
    }

    public Catalogue.Catalogue Catalogue => _world.Catalogue;

    public long Position => _world.Position;

    public CompletenessReader Reader { get; }

    public ReminderList Reminders { get; }

    /// <summary>Noon in Vietnam.</summary>
    public static DateTimeOffset Noon(string day) => new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(7));

    /// <summary>It is noon of that day from now on.</summary>
    public void On(string day) => _time.MoveTo(Noon(day));

    /// <summary>It is that instant from now on.</summary>
    public void At(DateTimeOffset time) => _time.MoveTo(time);

    public async Task<long> ReportAsync(string source, string period, params (string Area, string Metric, decimal? Value)[] cells)
    {
        _committed.Add(_time.GetUtcNow());
        return await _world.ReportAsync(source, period, cells);
    }

    public async Task<long> ReportAsync(string source, string period, string area, string metric, CellState state)
    {
        _committed.Add(_time.GetUtcNow());
        return await _world.ReportAsync(source, period, area, metric, state);
    }

    /// <summary>What is owed for a period by now.</summary>
    public async Task<IReadOnlyList<CompletenessRow>> ReadAsync(string period, string area = "VN", long asOf = long.MaxValue, params string[] sources) => await Reader.ReadAsync(new CompletenessQuery
    {
        Periods = [Period.Parse(period)],
        Areas = [_world.Area(area, period)],
        Sources = sources.Length == 0 ? null : sources.ToHashSet(StringComparer.Ordinal),
        AsOf = asOf,
        At = _time.GetUtcNow(),
    });

    /// <summary>A reader that has counted nothing yet.</summary>
    public CompletenessReader NewReader() => new(_world.Catalogue, _world.Store, (time, _) => ValueTask.FromResult((long)_committed.Count(c => c <= time)));

    /// <summary>What is owed for two months and a quarter by now, written out.</summary>
    public async Task<string[]> ReadTextAsync(CompletenessReader reader, string area, bool tracksArrival)
    {
        var rows = await reader.ReadAsync(new CompletenessQuery
        {
            Periods = [Period.Month(2013, 5), Period.Month(2013, 6), Period.Quarter(2013, 2)],
            Areas = [_world.Area(area, "2013-06")],
            At = _time.GetUtcNow(),
            TracksArrival = tracksArrival,
        });
        return [.. rows.Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Source} {r.Period} {r.Area.Key} {r.Due:yyyy-MM-dd} {r.IsDue} {r.Count} {r.FirstReceipt}-{r.LastReceipt} {string.Join('+', r.Units)} {string.Join('+', r.Metrics)}"))];
    }

    /// <summary>The same, summed up: expected, received, late.</summary>
    public async Task<(int Expected, int Received, int Late)> CountAsync(string period, string area = "VN", long asOf = long.MaxValue, params string[] sources)
    {
        var sum = (await ReadAsync(period, area, asOf, sources)).Aggregate(default(CompletenessCount), (s, r) => s + r.Count);
        return (sum.Expected, sum.Received, sum.Late);
    }

    /// <summary>The reminders of the clock's day, a line each.</summary>
    public async Task<string[]> RemindAsync(string area = "VN") => [.. (await Reminders.ReadAsync(new ReminderQuery
    {
        Date = DateOnly.FromDateTime(_time.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime),
        Areas = [_world.Area(area, _time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
    })).Select(r => string.Create(
        CultureInfo.InvariantCulture,
        $"{r.Source} {r.Period} {r.Due:yyyy-MM-dd} {r.DaysOverdue} {r.Count.Missing}/{r.Count.Expected} {string.Join('+', r.MissingUnits.Select(u => u.Code))} {string.Join('+', r.MissingMetrics)}"))];

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
