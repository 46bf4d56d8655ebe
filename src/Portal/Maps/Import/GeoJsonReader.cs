using System.Globalization;
using System.Text;
using System.Text.Json;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Maps.Import;

/// <summary>Reads a GeoJSON file front to back, feature by feature, and gathers what is wrong with it. Reads one file.</summary>
internal sealed class GeoJsonReader(MapImportRequest request)
{
    private const int DeepestNesting = 32;

    // A file that is wrong throughout says so in its first thousand faults.
    private const int MostFaults = 1000;

    private static readonly string[] Widths = ["00", "000", "00000"];

    private readonly List<GeoFeature> _features = [];
    private readonly Dictionary<AreaKey, int> _seen = [];
    private int _number;

    /// <summary>What is wrong.</summary>
    public List<MapFault> Faults { get; } = [];

    /// <summary>The file's features; incomplete where there are faults.</summary>
    public IReadOnlyList<GeoFeature> Read()
    {
        var bytes = request.GeoJson.Span;
        var json = new Utf8JsonReader(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes, new JsonReaderOptions { MaxDepth = DeepestNesting });
        try
        {
            ReadFile(ref json);
        }
        catch (JsonException e)
        {
            Add(0, $"no valid JSON: {e.Message}", "one GeoJSON FeatureCollection (RFC 7946), at most 32 levels deep");
        }
        catch (InvalidOperationException)
        {
            // GetString on bytes that are no UTF-8.
            Add(_number, "a text is not valid UTF-8", "UTF-8");
        }

        return _features;
    }

    private void ReadFile(ref Utf8JsonReader json)
    {
        const string Wanted = "a FeatureCollection with features";
        var (isCollection, hasFeatures) = (false, false);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Add(0, "no JSON object", Wanted);
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "type":
                    isCollection = json.TokenType == JsonTokenType.String && json.ValueTextEquals("FeatureCollection");
                    json.Skip();
                    break;
                case "features" when json.TokenType == JsonTokenType.StartArray:
                    hasFeatures = true;
                    ReadFeatures(ref json);
                    break;
                case "crs":
                    ReadSystem(ref json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        // What follows the object is a fault of its own, which the reader words.
        json.Read();
        if (!isCollection)
        {
            Add(0, "type is not FeatureCollection", Wanted);
        }

        if (!hasFeatures || _number == 0)
        {
            Add(0, "no features", Wanted);
        }
    }

    // The member is no longer in the standard; what names another system than degrees of WGS 84 would be drawn wrongly.
    private void ReadSystem(ref Utf8JsonReader json)
    {
        using var system = JsonDocument.ParseValue(ref json);
        var text = system.RootElement.GetRawText();
        if (system.RootElement.ValueKind != JsonValueKind.Null
            && !text.Contains("CRS84", StringComparison.OrdinalIgnoreCase) && !text.Contains("4326", StringComparison.Ordinal))
        {
            Add(0, "crs names another coordinate system", "degrees of WGS 84 (CRS84, EPSG:4326), or no crs");
        }
    }

    private void ReadFeatures(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            _number++;
            if (json.TokenType == JsonTokenType.StartObject)
            {
                ReadFeature(ref json);
            }
            else
            {
                Add(_number, "no JSON object", "a Feature");
                json.Skip();
            }

            request.Progress?.Report(json.BytesConsumed);
        }
    }

    private void ReadFeature(ref Utf8JsonReader json)
    {
        var (isFeature, code, unknown) = (false, (Area?)null, true);
        var rings = new GeometryReader(this, _number);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "type":
                    isFeature = json.TokenType == JsonTokenType.String && json.ValueTextEquals("Feature");
                    json.Skip();
                    break;
                case "properties" when json.TokenType == JsonTokenType.StartObject:
                    unknown = false;
                    code = ReadUnit(ref json);
                    break;
                case "geometry":
                    rings.Read(ref json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (!isFeature)
        {
            Add(_number, "type is not Feature", "a Feature");
        }

        if (unknown)
        {
            Add(_number, "no properties", $"properties with '{request.CodeProperty}'");
        }

        if (!rings.IsRead)
        {
            Add(_number, "no geometry", "a Polygon or MultiPolygon");
        }

        if (code is not null)
        {
            Keep(code, rings.Rings);
        }
    }

    private void Keep(Area unit, IReadOnlyList<(bool IsHole, (double Longitude, double Latitude)[] Points)> rings)
    {
        if (_seen.TryGetValue(unit.Key, out var first))
        {
            Add(_number, FormattableString.Invariant($"{unit} is drawn a second time, first by feature {first}"), "one feature for each unit; put its parts into one MultiPolygon");
            return;
        }

        _seen.Add(unit.Key, _number);
        _features.Add(new GeoFeature(unit, rings));
    }

    private Area? ReadUnit(ref Utf8JsonReader json)
    {
        var names = new List<string>();
        var (found, area) = (false, (Area?)null);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            names.Add(name);
            json.Read();
            if (name == request.CodeProperty)
            {
                found = true;
                area = UnitOf(ref json);
            }

            json.Skip();
        }

        if (!found)
        {
            Add(_number, $"no property '{request.CodeProperty}', but {(names.Count == 0 ? "none at all" : string.Join(", ", names.Take(12).Select(Shown)))}", "the property with the unit's code; --code-property names it");
        }

        return area;
    }

    private Area? UnitOf(ref Utf8JsonReader json)
    {
        var day = request.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (json.TokenType == JsonTokenType.String && json.GetString() is { } code)
        {
            if (!request.Catalogue.TryGetArea(code, request.Day, out var area))
            {
                Add(_number, $"the code {Shown(code)} is of no unit on {day}", "a code that the catalogue has on that day (--valid-from)");
            }

            return Below(area);
        }

        if (json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number) && number >= 0)
        {
            // A number has lost its zeros: 04 of a province, 001 of a district, 00004 of a commune.
            var possible = Widths
                .Select(f => number.ToString(f, CultureInfo.InvariantCulture)).Distinct()
                .Select(c => request.Catalogue.TryGetArea(c, request.Day, out var a) ? a : null).OfType<Area>().ToList();
            if (possible.Count != 1)
            {
                Add(_number, FormattableString.Invariant($"the number {number} is the code of {(possible.Count == 0 ? "no unit" : "several units")} on {day}"), "the code as text, with its zeros");
            }

            return Below(possible.Count == 1 ? possible[0] : null);
        }

        Add(_number, $"'{request.CodeProperty}' is no code", "the unit's code as text");
        return null;
    }

    private Area? Below(Area? area)
    {
        if (area is { Level: AreaLevel.Country or AreaLevel.Province })
        {
            Add(_number, $"{area} is a {area.Level.ToString().ToLowerInvariant()}", "districts or communes; provinces are drawn from the package that the build brings");
            return null;
        }

        return area;
    }

    /// <summary>Notes a fault, unless there are too many already.</summary>
    public void Add(int feature, string problem, string expected)
    {
        if (Faults.Count < MostFaults)
        {
            Faults.Add(new MapFault(feature, problem, expected));
        }
    }

    // A file's own text, on a console: short, and without control characters.
    private static string Shown(string text) =>
        "'" + string.Concat(text.Take(40).Select(c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '?' : c)) + (text.Length > 40 ? "…'" : "'");
}
