using System.Collections.Frozen;

namespace Telemetry.Portal.Maps;

/// <summary>Which province each path of the package's drawing is: codes of 30 June 2025, the last day of those boundaries.</summary>
internal static class ProvinceIds
{
    /// <summary>The day whose provinces were drawn.</summary>
    public static readonly DateOnly Day = new(2025, 6, 30);

    /// <summary>Code by the path's id; the two archipelagos have none of their own.</summary>
    public static FrozenDictionary<string, string> Codes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["angiang"] = "89", ["baria"] = "77", ["baclieu"] = "95", ["bacgiang"] = "24", ["backan"] = "06", ["bacninh"] = "27",
        ["bentre"] = "83", ["binhduong"] = "74", ["binhdinh"] = "52", ["binhphuoc"] = "70", ["binhthuan"] = "60", ["camau"] = "96",
        ["caobang"] = "04", ["cantho"] = "92", ["danang"] = "48", ["daklak"] = "66", ["daknong"] = "67", ["dongnai"] = "75",
        ["dongthap"] = "87", ["dienbien"] = "11", ["gialai"] = "64", ["hagiang"] = "02", ["hanam"] = "35", ["hanoi"] = "01",
        ["hatinh"] = "42", ["haiduong"] = "30", ["haiphong"] = "31", ["haugiang"] = "93", ["hoabinh"] = "17", ["hcm"] = "79",
        ["hungyen"] = "33", ["khanhhoa"] = "56", ["kiengiang"] = "91", ["kontum"] = "62", ["lamdong"] = "68", ["langson"] = "20",
        ["laichau"] = "12", ["laocai"] = "10", ["longan"] = "80", ["namdinh"] = "36", ["ninhbinh"] = "37", ["ninhthuan"] = "58",
        ["nghean"] = "40", ["phutho"] = "25", ["phuyen"] = "54", ["quangbinh"] = "44", ["quangnam"] = "49", ["quangngai"] = "51",
        ["quangninh"] = "22", ["quangtri"] = "45", ["sonla"] = "14", ["soctrang"] = "94", ["tayninh"] = "72", ["thanhhoa"] = "38",
        ["thaibinh"] = "34", ["thainguyen"] = "19", ["tthue"] = "46", ["tiengiang"] = "82", ["travinh"] = "84", ["tuyenquang"] = "08",
        ["vinhlong"] = "86", ["vinhphuc"] = "26", ["yenbai"] = "15",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
