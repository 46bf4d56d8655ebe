using System.Collections.Frozen;

namespace Telemetry.Portal.Text;

/// <summary>The catalogue's units as English has them behind a number. A unit that is not here stays as the catalogue writes it.</summary>
internal static class EnglishUnits
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["subscription"] = "subscriptions",
        ["site"] = "sites",
        ["commune"] = "communes",
        ["point"] = "points",
        ["copy"] = "copies",
        ["item"] = "items",
        ["person"] = "people",
        ["km2"] = "km²",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The unit behind a number other than one.</summary>
    public static string Plural(string unit) => Names.GetValueOrDefault(unit, unit);
}
