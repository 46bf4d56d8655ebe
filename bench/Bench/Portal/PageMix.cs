using System.Globalization;
using Telemetry.Bench.Scale;

namespace Telemetry.Bench.Portal;

/// <summary>
/// Which pages a Sở and its readers ask for, of 100: overview 15, indicators 30 (table 15, series 10, map and distribution 5), passports 25, reporting 10,
/// findings 8, reports 7, receipts 5. Within a kind some are asked for much more than others (Zipf, exponent 1).
/// </summary>
internal sealed class PageMix(int seed)
{
    private static readonly string[] Indicators = ["density.telephone", "density.mobile", "density.internet", "bts.sharing", "postal.service_radius", "postal.people_per_point"];

    private readonly Random _random = new(seed);

    /// <summary>The kinds with their addresses.</summary>
    public IReadOnlyList<PageKind> Kinds(ScaleTerritory territory, int months)
    {
        var last = ScaleTerritory.FirstMonth.AddMonths(months - 1);
        var provinces = ScaleTerritory.ProvinceKeys(last.AddMonths(1).AddDays(-1));
        var communes = territory.CommunesOn(last.AddMonths(1).AddDays(-1));
        var recent = Enumerable.Range(0, Math.Min(months, 6)).Select(i => Text(last.AddMonths(-i))).ToArray();
        return
        [
            new("overview", 15, [.. Draw(provinces, recent).Select(d => $"/?area={Uri.EscapeDataString(d.Area)}&period={d.Period}").Prepend("/").Distinct().Take(100)]),
            new("indicators, table", 15, [.. Draw(provinces, recent).Select(d => $"/indicators?indicator={d.Indicator}&area={Uri.EscapeDataString(d.Area)}&period={d.Period}").Take(200)]),
            new("indicators, series", 10, [.. Draw(provinces, recent).Select(d => $"/indicators?indicator={d.Indicator}&area={Uri.EscapeDataString(d.Area)}&period={d.Period}&view=series").Take(100)]),
            new("indicators, map", 5, [.. Draw(provinces, recent).Select(d => $"/indicators?indicator={d.Indicator}&area={Uri.EscapeDataString(d.Area)}&period={d.Period}&view=map").Take(50)]),
            new("passport, province", 15, [.. Draw(provinces, recent).Select(Passport).Take(300)]),
            new("passport, commune", 10, [.. Draw(communes, recent).Select(Passport).Take(300)]),
            new("reporting", 10, [.. recent.Select(p => $"/reporting?period={p}").Prepend("/reporting")]),
            new("findings", 8, [.. recent.Select(p => $"/findings?period={p}").Prepend("/findings")]),
            new("reports", 7, [.. Draw(provinces, recent).Select(d => $"/reports/main_targets?area={Uri.EscapeDataString(d.Area)}&period={d.Period}").Prepend("/reports").Distinct().Take(60)]),
            new("receipts", 5, [.. Enumerable.Range(1, 100).Select(i => $"/receipts/{(i * 37 % 300) + 100}")]),
        ];
    }

    /// <summary>Every address once, in an order of chance.</summary>
    public IReadOnlyList<(string Kind, string Address)> Once(IReadOnlyList<PageKind> kinds)
    {
        var all = kinds.SelectMany(k => k.Addresses.Select(a => (k.Name, a))).ToArray();
        _random.Shuffle(all);
        return all;
    }

    /// <summary>So many pages by the weights.</summary>
    public IReadOnlyList<(string Kind, string Address)> Mixed(IReadOnlyList<PageKind> kinds, int count)
    {
        var whole = kinds.Sum(k => k.Weight);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var at = _random.Next(whole);
            var kind = kinds.First(k => (at -= k.Weight) < 0);
            return (kind.Name, kind.Addresses[Zipf(kind.Addresses.Count)]);
        })];
    }

    // Rank r with a probability of about 1 / r.
    private int Zipf(int count) => Math.Min(count - 1, (int)Math.Pow(count + 1, _random.NextDouble()) - 1);

    private IEnumerable<(string Indicator, string Area, string Period)> Draw(IReadOnlyList<string> areas, string[] periods)
    {
        while (true)
        {
            yield return (Indicators[_random.Next(Indicators.Length)], areas[_random.Next(areas.Count)], periods[_random.Next(periods.Length)]);
        }
    }

    private static string Passport((string Indicator, string Area, string Period) of) =>
        $"/passport?indicator={of.Indicator}&area={Uri.EscapeDataString(of.Area)}&period={of.Period}&operator=all";

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
