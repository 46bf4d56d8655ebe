using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests;

/// <summary>An embedded store in a folder of its own, with a reader and a runner; facts are reported one ledger entry at a time.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aggregator-").FullName;

    public World(Catalogue.Catalogue? catalogue = null)
    {
        Catalogue = catalogue ?? TestCatalogue.Small;
        Store = EmbeddedSeriesStore.Open(new EmbeddedSeriesStoreOptions { Folder = _folder });
        Figures = new FigureReader(Catalogue, Store);
        FiguresFromFacts = new FigureReader(Catalogue, Store, usesEarlierResults: false);
        Runner = new RollupRunner(Catalogue, Store, TimeProvider.System);
    }

    public Catalogue.Catalogue Catalogue { get; }

    public EmbeddedSeriesStore Store { get; }

    public FigureReader Figures { get; }

    public FigureReader FiguresFromFacts { get; }

    public RollupRunner Runner { get; }

    public long Position => Store.Position;

    /// <summary>The unit that bears the code on the period's last day.</summary>
    public Area Area(string code, string period) => Catalogue.TryGetArea(code, Period.Parse(period).Last, out var area) ? area : throw new ArgumentException($"no {code} in {period}");

    /// <summary>One entry: cells of one source and period, for the units that bear the codes then.</summary>
    public async Task<long> ReportAsync(string source, string period, params (string Area, string Metric, decimal? Value)[] cells) =>
        await ReportAsync(source, period, [.. cells.Select(c => (c.Area, c.Metric, c.Value, c.Value is null ? CellState.NotAvailable : CellState.Present))]);

    /// <summary>One entry with one state.</summary>
    public Task<long> ReportAsync(string source, string period, string area, string metric, CellState state) =>
        ReportAsync(source, period, [(area, metric, (decimal?)null, state)]);

    public async Task<long> ReportAsync(string source, string period, (string Area, string Metric, decimal? Value, CellState State)[] cells)
    {
        var sequence = Position + 1;
        await Store.AppendAsync(Patches(sequence, source, Period.Parse(period), cells), sequence);
        return sequence;
    }

    public async Task<Figure> ReadAsync(string item, string area, string period, string operatorCode = FigureQuery.AllOperators, long asOf = long.MaxValue) =>
        await Figures.ReadAsync(new FigureQuery(item, Area(area, period), Period.Parse(period), operatorCode, asOf));

    public async Task<decimal?> ValueAsync(string item, string area, string period, string operatorCode = FigureQuery.AllOperators, long asOf = long.MaxValue) =>
        (await ReadAsync(item, area, period, operatorCode, asOf)).Value;

    public Task<RollupResult> RunAsync(string period) => Runner.RunAsync(Period.Parse(period), Position).AsTask();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private List<SeriesPatch> Patches(long sequence, string source, Period period, (string Area, string Metric, decimal? Value, CellState State)[] cells)
    {
        var patches = new List<SeriesPatch>();
        foreach (var shard in cells.GroupBy(c => ShardOf(c.Area, period)))
        {
            var areas = shard.Select(c => c.Area).Distinct().Select(c => Area(c, period.ToString()).Key).ToArray();
            var columns = shard.GroupBy(c => c.Metric).Select(metric =>
            {
                var decimals = DecimalsOf(metric.Key);
                var ordered = metric.OrderBy(c => Array.IndexOf(areas, Area(c.Area, period.ToString()).Key)).ToArray();
                return new SeriesColumn
                {
                    Metric = metric.Key,
                    Decimals = decimals,
                    Rows = Array.ConvertAll(ordered, c => Array.IndexOf(areas, Area(c.Area, period.ToString()).Key)),
                    Values = Array.ConvertAll(ordered, c => (long)((c.Value ?? 0) * (decimal)Math.Pow(10, decimals))),
                    States = Array.ConvertAll(ordered, c => c.State),
                };
            });
            patches.Add(new SeriesPatch { Sequence = sequence, Source = source, Period = period, Shard = shard.Key, Areas = areas, Columns = [.. columns] });
        }

        return patches;
    }

    private AreaKey ShardOf(string code, Period period)
    {
        var area = Area(code, period.ToString());
        return (area.AtLevel(AreaLevel.Province) ?? area).Key;
    }

    private int DecimalsOf(string item) => Catalogue.Metrics.TryGetValue(item, out var metric) ? metric.Decimals : Catalogue.Indicators[item].Decimals;
}
