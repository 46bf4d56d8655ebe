using System.Globalization;
using CsvHelper;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Publication;
using Telemetry.Portal.Reports;
using Telemetry.Portal.Tests.Web;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>A real store with what a test reports, or with the demo's samples, and the reports made of it.</summary>
public sealed class ReportWorld : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("report-tests-").FullName;
    private readonly EmbeddedSeriesStore _store;
    private readonly OutsideFigureReader _outside;
    private readonly ReportService _reports;
    private long _sequence;

    public ReportWorld()
    {
        var catalogue = DefaultCatalogue.Instance;
        _store = EmbeddedSeriesStore.Open(new EmbeddedSeriesStoreOptions { Folder = _folder });
        var reader = new QuestionReader(catalogue);
        var timeline = new FixedTimeline();
        var figureReader = new FigureReader(catalogue, _store);
        _outside = new OutsideFigureReader(figureReader, new DisclosureOptions(), OutsideFigureReader.ChangesOfLevels(catalogue));
        var published = new PublishedFigures(catalogue, new PublicationRecord(), new EditionLibrary(new NoEditions()), figureReader, _outside);
        var figures = new FigureQueryService(new QuestionExpander(reader), figureReader, _outside, new AsOfReader(_store, timeline), published);
        _reports = new ReportService(catalogue, reader, figures, timeline);
    }

    /// <summary>The demo's figures as they stand after the corrections.</summary>
    public static async Task<ReportWorld> OfSamplesAsync()
    {
        var world = new ReportWorld();
        foreach (var step in Samples().GroupBy(r => r["step"]).OrderBy(g => g.Key))
        {
            foreach (var table in step.GroupBy(r => (Source: r["source_kind"] == "plan" ? StoredSource.Of(SubmissionKind.Plan, r["source"]) : r["source"], Area: r["area"], Period: r["period"])))
            {
                await world.ReportAsync(
                    table.Key.Source, table.Key.Period, table.Key.Area, [.. table.Select(r => (r["item"], Whole(r["item"], r["value"]))).Where(c => c.Item2 is not null)]);
            }
        }

        return world;
    }

    /// <summary>One entry of one source; null: the sender does not have it.</summary>
    public Task ReportAsync(string source, string period, string area, params (string Item, decimal? Value)[] cells) =>
        AppendAsync(source, period, area, [.. cells.Select(c => (c.Item, c.Value ?? 0, c.Value is null ? CellState.NotAvailable : CellState.Present))]);

    /// <summary>One cell with a state.</summary>
    public Task ReportAsync(string source, string period, string area, string item, CellState state) => AppendAsync(source, period, area, [(item, 0, state)]);

    internal async Task<ReportDocument> ReadAsync(string report, string area, string period, string language = "vi")
    {
        var caller = new Caller { CredentialId = "test", Role = CallerRole.Reader, IsEverywhere = true };
        var outcome = await _reports.AnswerAsync(caller, new ReportRequest(report, area, period, language, null), CancellationToken.None);
        Assert.True(outcome.TryGet(out var document, out var fault), fault?.ToString());
        return document;
    }

    public async ValueTask DisposeAsync()
    {
        _outside.Dispose();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static List<Dictionary<string, string>> Samples()
    {
        var file = Path.Combine(DefaultCatalogue.Repository, "samples", "published-figures.csv");
        using var reader = CsvReader.Create(File.ReadAllBytes(file), new CsvReaderOptions { Separator = ',', HasHeader = false, TrimWhitespace = true });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)).ToList();
    }

    // 160,21 subscriptions never get past intake.
    private static decimal? Whole(string item, string text) =>
        decimal.Parse(text, CultureInfo.InvariantCulture) is var value && decimal.Round(value, Decimals(item)) == value ? value : null;

    private static int Decimals(string item) =>
        DefaultCatalogue.Instance.Metrics.TryGetValue(item, out var metric) ? metric.Decimals : DefaultCatalogue.Instance.Indicators[item].Decimals;

    private async Task AppendAsync(string source, string period, string area, List<(string Item, decimal Value, CellState State)> cells)
    {
        var written = Period.Parse(period);
        Assert.True(DefaultCatalogue.Instance.TryGetArea(area, written.Last, out var unit), area);
        var patch = new SeriesPatch
        {
            Sequence = ++_sequence,
            Source = source,
            Period = written,
            Shard = unit.Key,
            Areas = [unit.Key],
            Columns =
            [
                .. cells.OrderBy(c => c.Item, StringComparer.Ordinal).Select(c => new SeriesColumn
                {
                    Metric = c.Item,
                    Decimals = Decimals(c.Item),
                    Values = [(long)(c.Value * (decimal)Math.Pow(10, Decimals(c.Item)))],
                    States = [c.State],
                }),
            ],
        };
        await _store.AppendAsync([patch], _sequence);
    }
}
