using System.Collections.Frozen;

namespace Telemetry.Portal.Text;

/// <summary>The catalogue's units in Vietnamese. A unit that a host added and that is not here is shown as the catalogue writes it.</summary>
internal static class VietnameseUnits
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["subscription"] = "thuê bao",
        ["VND"] = "đồng",
        ["site"] = "trạm",
        ["commune"] = "xã",
        ["point"] = "điểm",
        ["copy"] = "tờ, cuốn",
        ["kg"] = "kg",
        ["item"] = "cái",
        ["person"] = "người",
        ["km2"] = "km²",
        ["%"] = "%",
        ["per 100 people"] = "trên 100 dân",
        ["per 1000 people"] = "trên 1.000 dân",
        ["per km2"] = "trên 1 km²",
        ["subscriptions per site"] = "thuê bao/trạm",
        ["km per point"] = "km/điểm",
        ["people per point"] = "người/điểm",
        ["VND per subscription"] = "đồng/thuê bao",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The unit as a page shows it.</summary>
    public static string Name(string unit) => Names.GetValueOrDefault(unit, unit);
}
