using System.Text.Json;

namespace Telemetry.Portal.Maps.Import;

/// <summary>Reads the geometry of one feature: the rings of a Polygon or MultiPolygon. Reads one.</summary>
internal sealed class GeometryReader(GeoJsonReader file, int feature)
{
    private readonly List<(bool IsHole, (double Longitude, double Latitude)[] Points)> _rings = [];

    /// <summary>Whether there was a geometry to read, sound or not.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The rings, the closing position included; those that are sound.</summary>
    public IReadOnlyList<(bool IsHole, (double Longitude, double Latitude)[] Points)> Rings => _rings;

    /// <summary>Reads the value that the reader stands on, to its end.</summary>
    public void Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        IsRead = true;
        string? type = null;
        Utf8JsonReader coordinates = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            if (name == "type")
            {
                type = json.TokenType == JsonTokenType.String ? json.GetString() : null;
            }
            else if (name == "coordinates")
            {
                // The type may stand behind them.
                coordinates = json;
            }

            json.Skip();
        }

        if (type is not ("Polygon" or "MultiPolygon"))
        {
            file.Add(feature, "the geometry is no Polygon or MultiPolygon", "a Polygon or MultiPolygon");
        }
        else if (coordinates.TokenType != JsonTokenType.StartArray)
        {
            file.Add(feature, "no coordinates", "an array of rings");
        }
        else if (type == "Polygon")
        {
            ReadPolygon(ref coordinates);
        }
        else
        {
            ReadPolygons(ref coordinates);
        }
    }

    private void ReadPolygons(ref Utf8JsonReader json)
    {
        var count = 0;
        for (; json.Read() && json.TokenType != JsonTokenType.EndArray; count++)
        {
            if (IsArray(ref json, "a polygon"))
            {
                ReadPolygon(ref json);
            }
        }

        if (count == 0)
        {
            file.Add(feature, "a MultiPolygon without polygons", "one polygon or more");
        }
    }

    private void ReadPolygon(ref Utf8JsonReader json)
    {
        var count = 0;
        for (; json.Read() && json.TokenType != JsonTokenType.EndArray; count++)
        {
            if (IsArray(ref json, "a ring"))
            {
                ReadRing(ref json, isHole: count > 0);
            }
        }

        if (count == 0)
        {
            file.Add(feature, "a polygon without rings", "an outer ring");
        }
    }

    private void ReadRing(ref Utf8JsonReader json, bool isHole)
    {
        var points = new List<(double, double)>();
        var isSound = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            // One fault a ring: the next ten thousand positions have the same.
            if (!isSound)
            {
                json.Skip();
            }
            else if (IsArray(ref json, "a position") && ReadPosition(ref json, out var point))
            {
                points.Add(point);
            }
            else
            {
                isSound = false;
            }
        }

        if (!isSound)
        {
            return;
        }

        if (points.Count < 4)
        {
            file.Add(feature, FormattableString.Invariant($"a ring of {points.Count} positions"), "at least 4, the last equal to the first");
        }
        else if (points[0] != points[^1])
        {
            file.Add(feature, "a ring that is not closed", "the last position equal to the first");
        }
        else
        {
            _rings.Add((isHole, [.. points]));
        }
    }

    private bool ReadPosition(ref Utf8JsonReader json, out (double Longitude, double Latitude) point)
    {
        var (count, isNumeric) = (0, true);
        point = default;
        for (; json.Read() && json.TokenType != JsonTokenType.EndArray; count++)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetDouble(out var number) || !double.IsFinite(number))
            {
                isNumeric = false;
                json.Skip();
            }
            else if (count < 2)
            {
                point = count == 0 ? (number, 0) : (point.Longitude, number);
            }
        }

        var problem = count is < 2 or > 4 || !isNumeric
            ? "a position that is not two or three finite numbers"
            : VietnamFrame.Holds(point.Longitude, point.Latitude) ? null : VietnamFrame.Problem(point.Longitude, point.Latitude);
        if (problem is not null)
        {
            file.Add(feature, problem, VietnamFrame.Expected);
        }

        return problem is null;
    }

    private bool IsArray(ref Utf8JsonReader json, string what)
    {
        if (json.TokenType == JsonTokenType.StartArray)
        {
            return true;
        }

        file.Add(feature, $"coordinates that are no array where {what} should be", "as deep as the geometry's type says");
        json.Skip();
        return false;
    }
}
