using System.Globalization;

namespace Telemetry.Bench.Scale;

/// <summary>The units that the collector's own import has written, and the sources of the default catalogue.</summary>
internal sealed class ScaleTerritory
{
    private readonly List<Unit> _communes = [];
    private readonly Dictionary<string, string[]> _onDay = new(StringComparer.Ordinal);

    private ScaleTerritory(IEnumerable<Unit> communes) => _communes.AddRange(communes);

    /// <summary>Every commune of every time.</summary>
    public int Count => _communes.Count;

    /// <summary>First month of the figures.</summary>
    public static DateOnly FirstMonth { get; } = new(2021, 1, 1);

    /// <summary>Day of the change: the units of one side end on the day before it.</summary>
    public static DateOnly Change { get; } = new(2025, 7, 1);

    /// <summary>Reads the areas of an imported catalogue.</summary>
    public static ScaleTerritory Read(string catalogueFolder) => new(Directory.EnumerateFiles(Path.Combine(catalogueFolder, "areas"), "communes-*.csv").Order(StringComparer.Ordinal)
        .SelectMany(f => File.ReadLines(f).Skip(1))
        .Select(line => line.Split(','))
        .Select(f => new Unit(f[0], Day(f[^2], DateOnly.MinValue), Day(f[^1], DateOnly.MaxValue))));

    /// <summary>Codes of the communes on a day. The same array for every day on which they are the same.</summary>
    public string[] CommunesOn(DateOnly day)
    {
        string[] codes = [.. _communes.Where(c => c.From <= day && day <= c.To).Select(c => c.Code)];
        var key = string.Join(',', codes);
        return _onDay.TryGetValue(key, out var same) ? same : _onDay[key] = codes;
    }

    /// <summary>Departments with the province that each reports on, as code or code@day, for the periods that end on that day.</summary>
    public static IReadOnlyList<(string Source, string Province)> Departments(DateOnly day) =>
        [.. Table("sources", "departments.csv")
            .Where(f => Day(f[^2], DateOnly.MinValue) <= day && day <= Day(f[^1], DateOnly.MaxValue))
            .Select(f => (f[0], f[^3].Split(' ')[^1].Split('@')[0]))];

    /// <summary>Codes of the provinces on a day.</summary>
    public static IReadOnlyList<string> Provinces(DateOnly day) =>
        [.. Table("areas", "provinces.csv").Where(f => Day(f[^2], DateOnly.MinValue) <= day && day <= Day(f[^1], DateOnly.MaxValue)).Select(f => f[0])];

    /// <summary>The same with their first days, <c>24@2004-07-08</c>.</summary>
    public static IReadOnlyList<string> ProvinceKeys(DateOnly day) =>
        [.. Table("areas", "provinces.csv").Where(f => Day(f[^2], DateOnly.MinValue) <= day && day <= Day(f[^1], DateOnly.MaxValue)).Select(f => $"{f[0]}@{f[^2]}")];

    private static IEnumerable<string[]> Table(string folder, string file) =>
        File.ReadLines(Path.Combine(Repository.CatalogueFolder, folder, file)).Skip(1).Select(line => line.Split(','));

    private static DateOnly Day(string text, DateOnly whenEmpty) =>
        text.Length == 0 ? whenEmpty : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Unit(string Code, DateOnly From, DateOnly To);
}
