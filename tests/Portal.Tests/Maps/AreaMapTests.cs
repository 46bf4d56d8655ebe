using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Catalogue;
using Telemetry.Portal.Maps;
using Telemetry.Portal.Maps.Import;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Pages.Maps;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Maps;

/// <summary>What a page gets for a model.</summary>
public sealed partial class AreaMapTests : IDisposable
{
    private static readonly DateOnly Before = new(2025, 6, 30);
    private static readonly Catalogue.Catalogue Catalogue = DefaultCatalogue.Instance;

    private readonly string _folder = Directory.CreateTempSubdirectory("maps-tests-").FullName;
    private readonly ServiceProvider _services;

    public AreaMapTests()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(Catalogue).AddSingleton(new MapOptions { Folder = _folder });
        _services = services.AddPortal().BuildServiceProvider();
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_shape_is_a_link_with_a_name_to_its_units_passport()
    {
        Drawing.Require();
        var page = await RenderAsync(Country(Before, (p, i) => p.Code == "24" ? 15 : i));

        Assert.Equal(63, ShapeLink().Count(page));
        Assert.Contains("""<a href="/passport?area=24%402004-07-08" aria-label="Bắc Giang: 15,0 trên 100 dân"><title>Bắc Giang: 15,0 trên 100 dân</title>""", page, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", page, StringComparison.Ordinal);
        Assert.Contains("Stephen Truong", page, StringComparison.Ordinal);
        Assert.Contains(">Quần đảo Hoàng Sa (Đà Nẵng)</text>", page, StringComparison.Ordinal);
        Assert.Contains(">Quần đảo Trường Sa (Khánh Hòa)</text>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"tile", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_without_a_value_is_hatched_and_counted_in_the_legend()
    {
        Drawing.Require();
        var page = await RenderAsync(Country(Before, (p, i) => p.Code == "24" ? null : i));

        var shape = Shape("Bắc Giang: không có số liệu").Match(page).Value;
        Assert.Contains("class=\"none\"", shape, StringComparison.Ordinal);
        var hatch = Regex.Match(shape, "url\\(#([a-z0-9-]+)\\)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        Assert.Contains($"<pattern id=\"{hatch}\"", page, StringComparison.Ordinal);
        Assert.Matches("không có số liệu <span class=\"count\">\\(1 đơn vị\\)", page);
    }

    [Fact]
    public async Task The_legend_says_the_tables_numbers()
    {
        Drawing.Require();
        var page = await RenderAsync(Country(Before, (p, i) => 1000 + (i / 3m)));

        Assert.Contains("1.000,0 – 1.002,7", page, StringComparison.Ordinal);
        Assert.Equal(7, Regex.Count(page, "class=\"swatch q[0-6]\"", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("Cao nhất: ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_of_a_day_that_was_not_drawn_are_tiles_beside_the_map()
    {
        Drawing.Require();
        var page = await RenderAsync(Country(new DateOnly(2008, 7, 31), (p, i) => i));

        Assert.Equal(62, ShapeLink().Count(page));
        Assert.Equal(["Hà Nội", "Hà Tây"], Tile().Matches(page).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Contains("Chưa có hình vẽ theo địa giới của ngày này", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_see_one_province_gets_its_value_and_the_countrys_outline()
    {
        Drawing.Require();
        var all = Country(Before, (p, i) => 1000 + i);
        var one = all with { Units = [.. all.Units.Where(u => u.Area.Code == "24")] };
        var page = await RenderAsync(one);

        Assert.Equal(1, ShapeLink().Count(page));
        Assert.All(Drawing.Provinces(Before).Where(p => p.Code != "24"), p => Assert.DoesNotContain($">{p.Name}", page.Replace("(Đà Nẵng)", "", StringComparison.Ordinal).Replace("(Khánh Hòa)", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(Ground().Match(await RenderAsync(all)).Value, Ground().Match(page).Value);
        Assert.Contains("<span class=\"count\">(1 đơn vị)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Districts_are_tiles_until_the_host_imports_their_map_and_then_shapes_without_a_restart()
    {
        var model = Districts();
        var before = await RenderAsync(model);
        Assert.Equal(4, Tile().Count(before));
        Assert.DoesNotContain("<svg", before, StringComparison.Ordinal);

        Import(new DateOnly(2024, 1, 1));

        var after = await RenderAsync(model);
        Assert.Equal(4, ShapeLink().Count(after));
        Assert.DoesNotContain("class=\"tile", after, StringComparison.Ordinal);
        Assert.DoesNotContain("CC BY", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_map_costs_the_drawing_and_not_the_page()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "22@2004-07-08"));
        foreach (var content in new[] { "", "{}", "[]", """{"format":1,"day":"2024-01-01","offshore":[],"shapes":{"194@2004-07-08":"M1 1l2 x"}}""", """{"format":2}""" })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, "22@2004-07-08", "district@2024-01-01.json"), content);
            Assert.Equal(4, Tile().Count(await RenderAsync(Districts())));
        }
    }

    [Fact]
    public async Task Names_and_texts_are_text_and_nothing_else()
    {
        var model = Districts();
        var page = await RenderAsync(model with { Title = "\"><script>", Units = [.. model.Units.Select(u => u with { Text = "<b onclick=x>" })] });

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b onclick", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_english_page_has_english_words()
    {
        Drawing.Require();
        var page = await RenderAsync(Country(Before, (p, i) => i), Language.English);

        Assert.Contains("aria-label=\"Bac Giang: ", page, StringComparison.Ordinal);
        Assert.Contains("Hoàng Sa Archipelago", page, StringComparison.Ordinal);
        Assert.DoesNotContain("đơn vị", page, StringComparison.Ordinal);
    }

    private static MapModel Country(DateOnly day, Func<Area, int, decimal?> value) => new()
    {
        Title = "Mật độ điện thoại",
        Parent = Catalogue.Country,
        Day = day,
        Decimals = 1,
        Units = [.. Drawing.Provinces(day).Select((p, i) => Unit(p, value(p, i)))],
    };

    private static MapModel Districts() => new()
    {
        Title = "Số trạm BTS",
        Parent = DefaultCatalogue.QuangNinh,
        Day = new DateOnly(2024, 6, 30),
        Units = [.. new[] { "194", "195", "196", "198" }.Select((c, i) => Catalogue.TryGetArea(c, new DateOnly(2024, 6, 30), out var unit) ? Unit(unit, i) : throw new InvalidOperationException(c))],
    };

    private static MapUnit Unit(Area area, decimal? value) => new(
        area, value, value is { } given ? VietnameseFormat.Number(given, 1) + " trên 100 dân" : "không có số liệu", "/passport?area=" + Uri.EscapeDataString(area.Key.ToString()));

    private void Import(DateOnly day)
    {
        var map = Assert.Single(MapImport.Run(new MapImportRequest { Catalogue = Catalogue, GeoJson = System.Text.Encoding.UTF8.GetBytes(Fractal.Collection(50)), Day = day }).Maps);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, map.Path))!);
        File.WriteAllBytes(Path.Combine(_folder, map.Path), map.Content);
    }

    private Task<string> RenderAsync(MapModel model, Language language = Language.Vietnamese) => PageAnswer.RenderAsync<AreaMap>(
        _services,
        new PageView { Words = new Words(Catalogue, language), Caller = new Caller { CredentialId = "test", Role = CallerRole.Reader } },
        new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(AreaMap.Model)] = model });

    private static Regex Shape(string name) => new($"<a href=\"[^\"]*\" aria-label=\"{Regex.Escape(name)}\">.*?</a>", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("<a href=\"/passport[^\"]+\" aria-label=\"[^\"]+\"><title>[^<]+</title><path class=\"(?:q[0-6]|none)\"", RegexOptions.None, 1000)]
    private static partial Regex ShapeLink();

    [GeneratedRegex("<a class=\"tile [^\"]+\" href=\"/passport[^\"]+\"><span>([^<]+)</span>", RegexOptions.None, 1000)]
    private static partial Regex Tile();

    [GeneratedRegex("<path class=\"ground\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Ground();
}
