using System.Globalization;
using Telemetry.Bench.Scale;

namespace Telemetry.Bench.Portal;

/// <summary>
/// 3,321 generated communes in place of the real ones, which need a folder of lists: as many before the change of July 2025 as after it, dealt
/// evenly to the 63 provinces of before, each with one successor in the province that its own became part of.
/// </summary>
internal static class GeneratedUnits
{
    public const int Count = 3_321;

    // Codes before and after the change lie apart, so that a code names one commune.
    private const int FirstBefore = 1;
    private const int FirstAfter = 30_001;
    private static readonly DateOnly LongAgo = new(2004, 7, 8);
    private static readonly DateOnly LastBefore = ScaleTerritory.Change.AddDays(-1);

    /// <summary>Writes them as a catalogue folder that extends the default one.</summary>
    public static void Write(string folder)
    {
        var provinces = Rows("areas", "provinces.csv").ToList();
        var ended = provinces.Where(f => f[^1] == Text(LastBefore)).ToList();
        var unchanged = provinces.Where(f => Day(f[^2]) < ScaleTerritory.FirstMonth && f[^1].Length == 0).ToList();
        var renewed = provinces.Where(f => Day(f[^2]) >= ScaleTerritory.FirstMonth && Day(f[^2]) < ScaleTerritory.Change && f[^1].Length == 0).ToList();
        var successors = Rows("lineage", "provinces.csv").Where(f => f[2] == Text(ScaleTerritory.Change)).ToDictionary(f => f[0].Split('@')[0], f => f[1].Split('@')[0], StringComparer.Ordinal);
        var dealt = ended.Select(f => (Code: f[0], After: successors[f[0]], From: Day(f[^2])))
            .Concat(unchanged.Select(f => (Code: f[0], After: f[0], From: Day(f[^2]))))
            .Concat(renewed.Select(f => (Code: f[0], After: f[0], From: Day(f[^2]))))
            .OrderBy(p => p.Code, StringComparer.Ordinal)
            .ToList();

        var areas = new List<string>(2 * Count) { "code,level,name,name_en,parent,valid_from,valid_to" };
        var lineage = new List<string>(Count) { "predecessor,successor,on,extent" };
        for (var i = 0; i < Count; i++)
        {
            var (province, after, from) = dealt[i * dealt.Count / Count];
            if (from >= ScaleTerritory.FirstMonth)
            {
                areas.Add(Commune(FirstBefore + i, province, LongAgo, Text(from.AddDays(-1))));
                lineage.Add(string.Create(CultureInfo.InvariantCulture, $"{FirstBefore + i:D5},{FirstBefore + i:D5},{from:yyyy-MM-dd},whole"));
            }

            areas.Add(Commune(FirstBefore + i, province, from, Text(LastBefore)));
            areas.Add(Commune(FirstAfter + i, after, ScaleTerritory.Change, ""));
            lineage.Add(string.Create(CultureInfo.InvariantCulture, $"{FirstBefore + i:D5},{FirstAfter + i:D5},{ScaleTerritory.Change:yyyy-MM-dd},whole"));
        }

        Save(folder, "areas", areas);
        Save(folder, "lineage", lineage);
    }

    private static string Commune(int code, string province, DateOnly from, string to) =>
        string.Create(CultureInfo.InvariantCulture, $"{code:D5},commune,Xã {code:D5},Commune {code:D5},{province},{from:yyyy-MM-dd},{to}");

    private static void Save(string folder, string table, List<string> lines)
    {
        Directory.CreateDirectory(Path.Combine(folder, table));
        File.WriteAllText(Path.Combine(folder, table, "communes-generated.csv"), string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<string[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(Repository.CatalogueFolder, folder, file)).Skip(1).Select(line => line.Split(','));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
