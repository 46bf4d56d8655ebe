using System.Globalization;

namespace Telemetry.Catalogue.Tests;

/// <summary>
/// A seeded country the size of the real one: 63 provinces, 700 districts and 10,000 communes until June 2025, 34 provinces
/// and 3,300 communes since, codes given again, a tenth of the communes divided.
/// </summary>
internal sealed class GeneratedTerritory
{
    public const int OldProvinces = 63;
    public const int NewProvinces = 34;
    public const int Districts = 700;
    public const int OldCommunes = 10_000;
    public const int NewCommunes = 3_300;

    private readonly List<string> _areas = [];
    private readonly List<string> _lineage = [];

    public GeneratedTerritory(int seed)
    {
        var random = new Random(seed);
        for (var p = 0; p < OldProvinces; p++)
        {
            Area($"{Province(p)},province,Tỉnh cũ {p},,VN,2004-07-08,2025-06-30");
            Line($"{Province(p)},{Province(p % NewProvinces)},2025-07-01,whole");
        }

        for (var p = 0; p < NewProvinces; p++)
        {
            Area($"{Province(p)},province,Tỉnh mới {p},,VN,2025-07-01,");
        }

        for (var d = 0; d < Districts; d++)
        {
            Area($"{d:000},district,Huyện {d},,{Province(d % OldProvinces)},2004-07-08,2025-06-30");
        }

        for (var c = 0; c < NewCommunes; c++)
        {
            Area($"{c:00000},commune,Xã mới {c},,{Province(c % NewProvinces)},2025-07-01,");
        }

        for (var c = 0; c < OldCommunes; c++)
        {
            Area($"{c:00000},commune,Xã cũ {c},,{c % Districts:000},2004-07-08,2025-06-30");
            var province = c % Districts % OldProvinces % NewProvinces;
            var heirs = Enumerable.Range(c, random.Next(10) == 0 ? 3 : 1)
                .Select(i => province + (i % (NewCommunes / NewProvinces) * NewProvinces)).ToList();
            Divided += heirs.Count > 1 ? 1 : 0;
            foreach (var heir in heirs)
            {
                Line($"{c:00000},{heir:00000},2025-07-01,{(heirs.Count > 1 ? "part" : "whole")}");
            }
        }
    }

    /// <summary>Old communes that went to several new ones.</summary>
    public int Divided { get; }

    /// <summary>Successions written.</summary>
    public int Successions => _lineage.Count;

    /// <summary>The tables, rows in an order of that seed.</summary>
    public CatalogueFiles Files(int order)
    {
        var random = new Random(order);
        return SmallCatalogue.Files(
        [
            KeyValuePair.Create("areas/country.csv", SmallCatalogue.AreaHeader + "VN,country,Việt Nam,Viet Nam,,1900-01-01,\n"),
            KeyValuePair.Create("areas/units.csv", SmallCatalogue.AreaHeader + string.Join('\n', Shuffled(_areas, random))),
            KeyValuePair.Create("lineage/all.csv", SmallCatalogue.LineageHeader + string.Join('\n', Shuffled(_lineage, random))),
        ]);
    }

    private static string[] Shuffled(List<string> rows, Random random)
    {
        var copy = rows.ToArray();
        random.Shuffle(copy);
        return copy;
    }

    private static string Province(int number) => (number + 1).ToString("00", CultureInfo.InvariantCulture);

    private void Area(FormattableString row) => _areas.Add(FormattableString.Invariant(row));

    private void Line(FormattableString row) => _lineage.Add(FormattableString.Invariant(row));
}
