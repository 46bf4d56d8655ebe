using System.Diagnostics;
using System.Text;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Publication;

public sealed class MeasureEdition
{
    [Fact]
    public async Task Measure()
    {
        var files = TestCatalogue.Shipped.Files.ByPath.ToDictionary();
        var areas = new StringBuilder("code,level,name,name_en,parent,valid_from,valid_to\n");
        foreach (var province in new[] { "22" })
        {
            for (var i = 0; i < 126; i++)
            {
                areas.Append(System.Globalization.CultureInfo.InvariantCulture, $"9{i:0000},commune,Xã {i},Commune {i},{province},2025-07-01,\n");
            }
        }

        files["areas/communes.csv"] = Encoding.UTF8.GetBytes(areas.ToString());
        var loaded = CatalogueLoader.Load(new CatalogueFiles(files));
        Assert.True(loaded.Catalogue is not null, string.Join('\n', loaded.Faults));
        await using var world = new World(loaded.Catalogue);
        var metrics = loaded.Catalogue!.Metrics.Values.Where(m => m.Parts.Count == 0 && m.ReportedBy == SourceKind.Operator).ToList();
        foreach (var period in new[] { "2025-12", "2026-02" })
        {
            foreach (var source in new[] { "viettel", "vnpt", "mobifone", "vietnamobile", "fpt", "vnpost" }.Where(loaded.Catalogue.Sources.ContainsKey))
            {
                await world.ReportAsync(source, period, [.. metrics.SelectMany(m => Enumerable.Range(0, 126).Select(i => ($"9{i:0000}", m.Code, (decimal?)(1000 + i))))]);
            }
        }

        await world.ReportAsync("gso", "2025", [.. Enumerable.Range(0, 126).Select(i => ($"9{i:0000}", "population.average", (decimal?)(10000 + i)))]);
        using var outside = new OutsideFigureReader(world.Figures, new DisclosureOptions(), OutsideFigureReader.ChangesOfLevels(world.Catalogue));
        var builder = new EditionBuilder(world.Catalogue, world.Figures, outside);
        var said = new StringBuilder();
        foreach (var (code, number) in new[] { ("22", 1), ("22", 2), ("VN", 1) })
        {
            var watch = Stopwatch.StartNew();
            var edition = await builder.BuildAsync(world.Area(code, "2026-02"), Period.Month(2026, 2), number, world.Position, CancellationToken.None);
            var built = watch.ElapsedMilliseconds;
            watch.Restart();
            var read = EditionContent.Read(edition.Full.Bytes);
            var readMs = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var found = 0;
            foreach (var row in edition.Full.Rows.Take(10000))
            {
                found += read.Find(row.Item, row.Area, row.Operator, row.Period) is null ? 0 : 1;
            }

            said.Append(System.Globalization.CultureInfo.InvariantCulture, $"{code}: built {built} ms; full {edition.Full.Count} rows {edition.Full.Bytes.Length} bytes; outside {edition.Outside.Count} rows {edition.Outside.Bytes.Length} bytes; read {readMs:0.0} ms; {found} found in {watch.ElapsedMilliseconds} ms\n");
        }

        await File.WriteAllTextAsync("/tmp/pub_measure.txt", said.ToString());
    }
}
