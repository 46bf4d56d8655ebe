using System.Globalization;
using System.Text;
using System.Text.Json;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Maps;

/// <summary>
/// An imported map on disk: <c>{province}/{level}@{day}.json</c>, the shapes of one province's units as paths. It is read back as strictly as a stranger's.
/// </summary>
internal static class MapFile
{
    private const int Format = 1;
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Path of a map below the maps' folder.</summary>
    public static string PathOf(AreaKey province, AreaLevel level, DateOnly day) =>
        Path.Combine(province.ToString(), string.Create(CultureInfo.InvariantCulture, $"{LevelName(level)}@{day:yyyy-MM-dd}.json"));

    /// <summary>The maps of a province's units of that level, by the day whose boundaries they draw; none where the folder is not there.</summary>
    public static IReadOnlyList<(DateOnly Day, FileInfo File)> List(string folder, AreaKey province, AreaLevel level)
    {
        var directory = new DirectoryInfo(Path.Combine(folder, province.ToString()));
        if (!directory.Exists)
        {
            return [];
        }

        var prefix = LevelName(level) + "@";
        var found = new List<(DateOnly, FileInfo)>();
        foreach (var file in directory.EnumerateFiles(prefix + "*.json"))
        {
            var written = Path.GetFileNameWithoutExtension(file.Name).AsSpan(prefix.Length);
            if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                found.Add((day, file));
            }
        }

        return [.. found.OrderBy(f => f.Item1)];
    }

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(MapDrawing drawing)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("day", drawing.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteStartArray("offshore");
            foreach (var unit in drawing.Offshore.Order())
            {
                json.WriteStringValue(unit.ToString());
            }

            json.WriteEndArray();
            json.WriteStartObject("shapes");
            foreach (var (unit, shape) in drawing.Shapes.OrderBy(s => s.Key))
            {
                var path = new StringBuilder();
                PathText.Write(path, shape);
                json.WriteString(unit.ToString(), path.ToString());
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>The drawing of a file.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static MapDrawing Read(FileInfo file)
    {
        if (file.Length > MostBytes)
        {
            throw new InvalidDataException($"{file.Name} is larger than any map that was imported");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            var root = document.RootElement;
            return root.GetProperty("format").GetInt32() != Format
                ? throw new InvalidDataException($"{file.Name} has another format than {Format}; import the map again")
                : new MapDrawing
                {
                    Day = DateOnly.ParseExact(root.GetProperty("day").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Offshore = root.GetProperty("offshore").EnumerateArray().Select(u => Key(u.GetString())).ToHashSet(),
                    Shapes = root.GetProperty("shapes").EnumerateObject().ToDictionary(s => Key(s.Name), s => Shape(s.Value.GetString()!)),
                };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{file.Name} is no imported map", e);
        }
    }

    private static string LevelName(AreaLevel level) => level.ToString().ToLowerInvariant();

    private static AreaKey Key(string? text) => AreaKey.TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is no unit");

    private static MapShape Shape(string path) => new([.. PathText.Read(path).Select(r => r.Select(p => new MapPoint((int)p.X, (int)p.Y)).ToArray())]);
}
