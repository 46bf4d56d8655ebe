using System.Buffers;
using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>
/// Names as they stand in InfluxDB: letters, digits and <c>-._~:@</c> as they are, everything else as <c>%XX</c> of its UTF-8. A code
/// of the catalogue is unchanged by it, and no name has anything in it that line protocol or InfluxQL would take for its own.
/// </summary>
internal static class InfluxName
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:@");

    /// <summary>A name to be written.</summary>
    public static string Of(string name)
        => name.AsSpan().ContainsAnyExcept(Plain)
            ? Uri.EscapeDataString(name).Replace("%3A", ":", StringComparison.Ordinal).Replace("%40", "@", StringComparison.Ordinal)
            : name;

    /// <summary>The name that was written.</summary>
    public static string Back(string written) => Uri.UnescapeDataString(written);

    /// <summary>A unit: <c>code@valid-from</c>.</summary>
    public static string Of(AreaKey area) => string.Create(CultureInfo.InvariantCulture, $"{Of(area.Code)}@{area.ValidFrom:yyyy-MM-dd}");

    /// <summary>The unit that was written.</summary>
    /// <exception cref="InvalidDataException">No unit was.</exception>
    public static AreaKey BackToArea(string written)
    {
        var at = written.LastIndexOf('@');
        return at >= 0 && DateOnly.TryParseExact(written.AsSpan(at + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            ? new AreaKey(Back(written[..at]), from)
            : throw new InvalidDataException($"'{written}' in InfluxDB is no unit; expected code@valid-from");
    }
}
