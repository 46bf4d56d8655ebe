namespace Telemetry.Catalogue.Import;

/// <summary>Communes since the change, directly below provinces.</summary>
internal static class UnitFile
{
    private static readonly string[] Required = ["code", "name", "province_code"];

    // The district is read only to be refused: these would be the units before the change.
    private static readonly TableShape Shape = new("", ["code"], [.. Required, "district_code"]);

    public static UnitSet Read(ImportFile? file, IReadOnlyDictionary<string, ImportedUnit> addedProvinces, ImportContext context)
    {
        if (file is null)
        {
            return new UnitSet(context.Known, context.On, isComplete: true);
        }

        var table = ImportTable.Read(file, Shape, Required, context);
        var units = new UnitSet(context.Known, context.On, table.IsReadable);
        foreach (var row in table.Rows)
        {
            var code = UnitRules.Code(row, "code", UnitRules.CommuneDigits);
            units.Claim(code, row);
            var name = row.Text("name");
            if (row["district_code"].Length > 0)
            {
                row.Fault("district_code", Row.Shown(row["district_code"]), "a commune directly below its province; the units before the change are another file");
            }

            var province = UnitRules.Province(row, row["province_code"], context.On, context.Known, addedProvinces);
            if (province is not null && row.IsSound && Unit(row, code, name, province, context) is { } unit)
            {
                units.Add(unit, row);
            }
            else
            {
                context.Counts.FaultyRows++;
            }
        }

        return units;
    }

    private static ImportedUnit? Unit(Row row, string code, string name, ImportedUnit province, ImportContext context)
    {
        if (UnitRules.AlreadyKnown(row, "code", code, AreaLevel.Commune, province, context.On, context.Known) is not { } known)
        {
            context.Counts.CommunesAfter++;
            return new ImportedUnit(new AreaKey(code, context.On), AreaLevel.Commune, name, province, province.ValidTo);
        }

        if (known.Key.ValidFrom != context.On)
        {
            row.Fault("code", $"{known.Key} of the catalogue bears it still", $"a unit that ended on {ImportContext.Day(context.LastDay)}: give it that valid_to in its own table");
        }

        context.Counts.AlreadyKnown += row.IsSound ? 1 : 0;
        return row.IsSound ? known : null;
    }
}
