using System.IO.Compression;
using System.Text;
using Telemetry.Catalogue;
using Telemetry.Portal.Maps;
using Telemetry.Portal.Maps.Import;

namespace Telemetry.Portal.Tests.Maps;

public sealed class MapImportTests
{
    private const string Square = "[[107,21],[107.1,21],[107.1,21.1],[107,21.1],[107,21]]";

    [Fact]
    public void Districts_become_one_small_file_of_their_province()
    {
        var map = Assert.Single(Import(Collection(Feature("194", Square), Feature("195", Square.Replace("107", "108", StringComparison.Ordinal)))).Maps);

        Assert.Equal("22@2004-07-08/district@2024-01-01.json", map.Path.Replace('\\', '/'));
        Assert.Equal((DefaultCatalogue.QuangNinh, AreaLevel.District, 2, 8), (map.Province, map.Level, map.Units, map.Points));
    }

    [Theory]
    [InlineData("[1]", 0, "no JSON object", "FeatureCollection")]
    [InlineData("{\"type\":\"Feature\"}", 0, "type is not FeatureCollection", "FeatureCollection")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", 0, "no features", "FeatureCollection")]
    [InlineData("{\"type\":\"FeatureCollection\"", 0, "no valid JSON", "RFC 7946")]
    [InlineData("", 0, "no valid JSON", "RFC 7946")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[7]}", 1, "no JSON object", "a Feature")]
    public void A_file_that_is_no_collection_is_refused(string json, int feature, string problem, string expected) => Refused(json, feature, problem, expected);

    [Theory]
    [InlineData("[[21,107],[21,107.1],[21.1,107.1],[21,107]]", "the latitude comes first")]
    [InlineData("[[600000,2300000],[600000,2300100],[600100,2300100],[600000,2300000]]", "VN-2000")]
    [InlineData("[[2,48],[3,48],[3,49],[2,48]]", "is not in Vietnam")]
    [InlineData("[[107,21],[107.1,21],[107,21]]", "a ring of 3 positions")]
    [InlineData("[[107,21],[107.1,21],[107.1,21.1],[107,21.1]]", "not closed")]
    [InlineData("[[107,21],[1e999,21],[107.1,21.1],[107,21]]", "finite numbers")]
    [InlineData("[[107,21],[\"107.1\",21],[107.1,21.1],[107,21]]", "finite numbers")]
    [InlineData("[[107],[107.1],[107.1],[107]]", "finite numbers")]
    [InlineData("[107,21,107,22]", "no array where a position should be")]
    public void A_ring_that_cannot_be_drawn_is_refused(string ring, string problem) => Refused(Collection(Feature("195", Square), Feature("194", ring)), 2, problem, "");

    [Fact]
    public void What_is_no_known_unit_or_no_polygon_is_refused_feature_by_feature()
    {
        var faults = Import(Collection(
            Feature("194", Square),
            Feature("99999", Square),
            Feature("194", Square),
            Feature("22", Square),
            Feature("195", Square).Replace("Polygon", "LineString", StringComparison.Ordinal),
            Feature("195", Square).Replace("\"code\"", "\"ma\"", StringComparison.Ordinal),
            """{"type":"Feature","properties":null,"geometry":null}""")).Faults;

        Assert.Equal(
            [
                (2, "the code '99999' is of no unit on 2024-01-01"), (3, "a second time, first by feature 1"), (4, "is a province"), (5, "no Polygon or MultiPolygon"),
                (6, "no property 'code', but 'ma', 'name'"), (7, "no properties"), (7, "no geometry"),
            ],
            faults.Zip([
                "the code '99999' is of no unit on 2024-01-01", "a second time, first by feature 1", "is a province", "no Polygon or MultiPolygon",
                "no property 'code', but 'ma', 'name'", "no properties", "no geometry",
            ]).Select(f => (f.First.Feature, f.First.Problem.Contains(f.Second, StringComparison.Ordinal) ? f.Second : f.First.Problem)));
    }

    [Fact]
    public void A_code_counts_on_the_day_that_is_drawn()
    {
        Refused(Collection(Feature("194", Square)), 1, "is of no unit on 2026-01-01", "catalogue", new DateOnly(2026, 1, 1));
    }

    [Fact]
    public void A_number_finds_its_zeros_again_and_another_property_may_hold_the_code()
    {
        var json = Collection(Feature("194", Square)).Replace("\"code\":\"194\"", "\"ma_huyen\":194", StringComparison.Ordinal);

        Assert.Single(Import(json, property: "ma_huyen").Maps);
    }

    [Fact]
    public void Nesting_and_another_coordinate_system_are_bounded()
    {
        Refused(Collection(Feature("194", new string('[', 100) + new string(']', 100))), 0, "no valid JSON", "32 levels");
        Refused(Collection(Feature("194", Square)).Replace("\"features\"", """ "crs":{"type":"name","properties":{"name":"EPSG:3405"}},"features" """, StringComparison.Ordinal), 0, "another coordinate system", "WGS 84");
    }

    [Fact]
    public void What_a_file_writes_as_a_name_reaches_neither_map_nor_console_as_it_is()
    {
        var evil = Collection(Feature("194", Square)).Replace("name of 194", "<script>alert(1)</script>", StringComparison.Ordinal);
        var map = Assert.Single(Import(evil).Maps);
        Assert.DoesNotContain("script", Encoding.UTF8.GetString(map.Content), StringComparison.Ordinal);

        var fault = Assert.Single(Import(Collection(Feature("\\u001b[2J\\u202e", Square))).Faults);
        Assert.DoesNotContain(fault.ToString(), c => char.IsControl(c) || c == '\u202e');
    }

    [Fact]
    public void Neighbours_do_not_gape_however_much_is_taken_from_their_borders()
    {
        var map = Assert.Single(Import(Fractal.Collection(pointsPerSide: 500, noise: 0.0008)).Maps);
        var drawing = Read(map);
        var whole = MapShape.Union([.. drawing.Shapes.Values]);

        Assert.Equal(4, drawing.Shapes.Count);
        Assert.Single(whole.Rings);
        Assert.Equal(drawing.Shapes.Values.Sum(Drawing.Ground), Drawing.Ground(whole));
        Assert.InRange(map.Points, 100, 4000);
    }

    [Fact]
    public void Endless_coasts_are_drawn_coarser_until_they_fit_into_a_page()
    {
        var map = Assert.Single(Import(Fractal.Collection(pointsPerSide: 10_000, noise: 0.01)).Maps);
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(map.Content);
        }

        Assert.InRange(bytes.Length, 1000, 45_000);
    }

    [Fact]
    public void Islands_far_out_are_told_apart_and_do_not_shrink_the_rest()
    {
        var drawing = Read(Assert.Single(Import(Collection(Feature("194", Square), Feature("195", "[[112,16],[112.1,16],[112.1,16.1],[112,16]]"))).Maps));

        Assert.Equal("195", Assert.Single(drawing.Offshore).Code);
        Assert.InRange(Assert.Single(drawing.Shapes).Value.Bounds!.Value.Height, 3900, 4100);
    }

    private static MapDrawing Read(ImportedMap map)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, map.Content);
            return MapFile.Read(new FileInfo(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Refused(string json, int feature, string problem, string expected, DateOnly? day = null)
    {
        var result = Import(json, day);
        Assert.Empty(result.Maps);
        Assert.Contains(result.Faults, f => f.Feature == feature && f.Problem.Contains(problem, StringComparison.Ordinal) && f.Expected.Contains(expected, StringComparison.Ordinal));
    }

    private static MapImportResult Import(string json, DateOnly? day = null, string property = "code") => MapImport.Run(new MapImportRequest
    {
        Catalogue = DefaultCatalogue.Instance, GeoJson = Encoding.UTF8.GetBytes(json), Day = day ?? new DateOnly(2024, 1, 1), CodeProperty = property,
    });

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    // The geometry's type stands behind its coordinates: files may have it so.
    private static string Feature(string code, string ring) =>
        $$$"""{"type":"Feature","properties":{"code":"{{{code}}}","name":"name of {{{code}}}"},"geometry":{"coordinates":[{{{ring}}}],"type":"Polygon"}}""";
}
