using System.Globalization;

namespace Telemetry.Catalogue.Import;

/// <summary>What the files of units have in common.</summary>
internal static class UnitRules
{
    public const int ProvinceDigits = 2;
    public const int DistrictDigits = 3;
    public const int CommuneDigits = 5;

    /// <summary>A code of the statistics office, a fixed number of digits at each level: a spreadsheet that drops the leading zeros is found out.</summary>
    public static string Code(Row row, string column, int digits)
    {
        var text = row[column];
        if (text.Length != digits || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            row.Fault(column, Row.Shown(text), string.Create(CultureInfo.InvariantCulture, $"{digits} digits, leading zeros included"));
        }

        return text;
    }

    /// <summary>The province that bears the code on that day; null, and a fault, where none does.</summary>
    public static ImportedUnit? Province(Row row, string code, DateOnly day, Catalogue known, IReadOnlyDictionary<string, ImportedUnit>? added)
    {
        if (added?.TryGetValue(code, out var unit) == true)
        {
            return unit;
        }

        if (known.TryGetArea(code, day, out var area) && area.Level == AreaLevel.Province)
        {
            return ImportedUnit.Of(area);
        }

        row.Fault("province_code", $"no province bears the code {Row.Shown(code)} on {ImportContext.Day(day)}", "a province of the catalogue on that day");
        return null;
    }

    /// <summary>
    /// The catalogue's own unit of that code on that day, where it has one: null where it has none, or another one than the
    /// row means, which is a fault.
    /// </summary>
    public static ImportedUnit? AlreadyKnown(Row row, string column, string code, AreaLevel level, ImportedUnit province, DateOnly day, Catalogue known)
    {
        if (!known.TryGetArea(code, day, out var area))
        {
            return null;
        }

        if (area.Level != level || area.AtLevel(AreaLevel.Province)?.Key != province.Key)
        {
            row.Fault(column, $"the catalogue has it as {Row.Printable(area.ToString())}, a {area.Level} in {area.AtLevel(AreaLevel.Province)?.Key.ToString() ?? "no province"}", $"a {level} in {province.Key}");
        }

        return ImportedUnit.Of(area);
    }
}
