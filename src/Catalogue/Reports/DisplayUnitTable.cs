namespace Telemetry.Catalogue;

/// <summary>display_units/*.csv: units as reports print them.</summary>
internal static class DisplayUnitTable
{
    public static readonly TableShape Shape = new("display_units", ["code"], ["code", "unit", "factor", "name", "name_en"]);

    public static Registry<DisplayUnit> Read(TableReader tables)
    {
        var units = new Registry<DisplayUnit>("display unit", Shape.Folder);
        foreach (var row in tables.Rows(Shape))
        {
            var name = row.Text("name");
            var unit = new DisplayUnit
            {
                Code = row.Code("code", CodeShape.Dotted),
                Unit = row.Text("unit"),
                Factor = Factor(row),
                Name = name,
                EnglishName = row.TextOr("name_en", name),
            };
            units.Add(unit.Code, unit, row);
        }

        return units;
    }

    /// <summary>What a row shows its item in: the unit it names, else the first listed that is the item's own, else that under its code.</summary>
    public static DisplayUnit? Of(Registry<DisplayUnit> units, Row row, ReportItem? item)
    {
        if (row["unit"].Length > 0)
        {
            var named = units.Find(row, "unit", row["unit"]);
            if (named is not null && item is not null && named.Unit != item.Unit)
            {
                row.Fault("unit", $"'{named.Code}' displays {Row.Printable(named.Unit)}", $"a display unit of {Row.Printable(item.Unit)}, the unit of '{item.Code}'");
            }

            return named;
        }

        return item is null
            ? null
            : units.Items.FirstOrDefault(u => u.Unit == item.Unit && u.Factor == 1)
                ?? new DisplayUnit { Code = item.Unit, Unit = item.Unit, Factor = 1, Name = item.Unit, EnglishName = item.Unit };
    }

    private static decimal Factor(Row row)
    {
        const string Expected = "a number above 0 with a decimal point";
        var factor = row.Decimal("factor", Expected);
        if (factor <= 0)
        {
            row.Fault("factor", Row.Shown(row["factor"]), Expected);
        }

        return factor is > 0 ? factor.Value : 1;
    }
}
