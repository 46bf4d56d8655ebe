using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Telemetry.Catalogue;
using Telemetry.Portal.Maps;
using Telemetry.Portal.Pages.Maps;

namespace Telemetry.Portal.Tests.Maps;

public sealed class ProvinceDrawingTests
{
    private static readonly DateOnly Before = new(2025, 6, 30);
    private static readonly DateOnly After = new(2025, 7, 1);

    [Fact]
    public void Every_path_of_the_package_is_the_province_of_its_name()
    {
        Drawing.Require();
        using var stream = typeof(MapShape).Assembly.GetManifestResourceStream(ProvinceDrawing.Resource)!;
        var labels = XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "path")
            .ToDictionary(e => e.Attribute("id")!.Value, e => e.Attribute("aria-label")!.Value);

        Assert.Equal(["hoangsa", "truongsa"], labels.Keys.Except(ProvinceIds.Codes.Keys).Order());
        Assert.Equal(63, ProvinceIds.Codes.Values.Distinct().Count());
        Assert.All(ProvinceIds.Codes, p =>
        {
            Assert.True(DefaultCatalogue.Instance.TryGetArea(p.Value, Before, out var province));
            var name = Letters(province.EnglishName) switch { "hochiminhcity" => "hochiminh", "hue" => "thuathienhue", var same => same };
            Assert.Equal(name, Letters(labels[p.Key]));
        });
        Assert.Equal(Drawing.Provinces(Before).Select(p => p.Code).Order(), ProvinceIds.Codes.Values.Order());
    }

    [Theory]
    [InlineData("2009-01-01", 63)]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    [InlineData("2031-01-01", 34)]
    public void Every_province_of_the_day_has_a_shape(string day, int count)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var provinces = Drawing.Provinces(on);

        Assert.Equal(count, provinces.Count);
        Assert.All(provinces, p => Assert.NotNull(Drawing.Require().Find(p, on)));
    }

    [Fact]
    public void Provinces_that_were_drawn_as_one_only_later_have_no_shape_of_their_own()
    {
        var on = new DateOnly(2008, 7, 31);
        var missing = Drawing.Provinces(on).Where(p => Drawing.Require().Find(p, on) is null).Select(p => p.Name);

        Assert.Equal(["Hà Nội", "Hà Tây"], missing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_merged_province_is_all_its_predecessors_without_the_lines_between_them()
    {
        var drawing = Drawing.Require();
        Assert.All(Drawing.Provinces(After), p =>
        {
            var merged = drawing.Find(p, After)!;
            var parts = p.Predecessors.Where(s => s.On == After).Select(s => drawing.Find(s.Predecessor, Before)!).ToList();
            if (parts.Count > 1)
            {
                Assert.InRange(Drawing.Ground(merged) / parts.Sum(Drawing.Ground), 0.99, 1.01);
                Assert.True(merged.Rings.Sum(r => r.Length) < 0.95 * parts.Sum(s => s.Rings.Sum(r => r.Length)), p.Name);
            }
        });

        // Where both were one piece of land the whole is one again.
        Assert.Single(drawing.Find(DefaultCatalogue.BacNinhNow, After)!.Rings);
        Assert.InRange(Drawing.Provinces(After).Sum(p => Drawing.Ground(drawing.Find(p, After)!)) / Drawing.Provinces(Before).Sum(p => Drawing.Ground(drawing.Find(p, Before)!)), 0.999, 1.001);
    }

    [Fact]
    public void The_whole_countrys_paths_are_small()
    {
        var drawing = Drawing.Require();
        var text = MapPicture.PathOf(Drawing.Provinces(Before).Select(p => drawing.Find(p, Before)!).Concat(drawing.Landmarks.Select(l => l.Shape)));
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(text));
        }

        Assert.InRange(bytes.Length, 1000, 25_000);
    }

    [Fact]
    public void Both_archipelagos_are_drawn_and_named()
    {
        var landmarks = Drawing.Require().Landmarks;

        Assert.Equal(["Quần đảo Hoàng Sa (Đà Nẵng)", "Quần đảo Trường Sa (Khánh Hòa)"], landmarks.Select(l => l.Name));
        Assert.All(landmarks, l => Assert.True(l.Shape.Rings.Count > 5, l.Name));
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();
}
