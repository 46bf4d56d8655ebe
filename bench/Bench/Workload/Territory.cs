using System.Globalization;

namespace Telemetry.Bench.Workload;

/// <summary>
/// The 63 provinces of the default catalogue as they were from 1 August 2008 to the end of 2024, with 10,600 generated communes.
/// A commune belongs to its province directly: the default catalogue has districts for two provinces only.
/// </summary>
public sealed class Territory
{
    public const int CommuneCount = 10_600;

    private static readonly DateOnly From = new(2008, 8, 1);
    private static readonly DateOnly To = new(2024, 12, 31);

    private Territory(IReadOnlyList<Province> provinces)
    {
        Provinces = provinces;
        Communes = [.. provinces.SelectMany(p => p.Communes)];
    }

    /// <summary>The provinces with their communes' codes.</summary>
    public IReadOnlyList<Province> Provinces { get; }

    /// <summary>Codes of all communes, province by province.</summary>
    public string[] Communes { get; }

    /// <summary>Months in which all units exist: 2008-08 to 2024-12.</summary>
    public static int MonthCount => ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;

    /// <summary>A month's period, counted from 0; beyond the last it starts again.</summary>
    public static string Month(int index)
    {
        var month = From.AddMonths(index % MonthCount);
        return string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}");
    }

    /// <summary>Reads the provinces' codes from the default catalogue and deals the communes out.</summary>
    public static Territory Generate(string catalogueFolder)
    {
        var codes = File.ReadLines(Path.Combine(catalogueFolder, "areas", "provinces.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(f => Date(f[^2], DateOnly.MinValue) <= From && Date(f[^1], DateOnly.MaxValue) >= To)
            .Select(f => f[0])
            .ToList();
        var provinces = new List<Province>();
        var next = 0;
        for (var i = 0; i < codes.Count; i++)
        {
            var count = ((i + 1) * CommuneCount / codes.Count) - (i * CommuneCount / codes.Count);
            provinces.Add(new Province(codes[i], next, [.. Enumerable.Range(next + 1, count).Select(c => c.ToString("D5", CultureInfo.InvariantCulture))]));
            next += count;
        }

        return new Territory(provinces);
    }

    /// <summary>Writes the communes as a catalogue folder that extends the default one.</summary>
    public void WriteCatalogue(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "areas"));
        using var writer = new StreamWriter(Path.Combine(folder, "areas", "generated.csv"));
        writer.Write("code,level,name,name_en,parent,valid_from,valid_to\n");
        foreach (var province in Provinces)
        {
            foreach (var code in province.Communes)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{code},commune,Xã {code},Commune {code},{province.Code},{From:yyyy-MM-dd},{To:yyyy-MM-dd}\n"));
            }
        }
    }

    private static DateOnly Date(string text, DateOnly whenEmpty) =>
        text.Length == 0 ? whenEmpty : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A province.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="First">Position of its first commune among all.</param>
    /// <param name="Communes">Codes of its communes.</param>
    public sealed record Province(string Code, int First, string[] Communes);
}
