namespace Telemetry.Catalogue.Import;

/// <summary>Provinces since the change. Those that the catalogue has are left as they are, names included.</summary>
internal static class ProvinceFile
{
    private static readonly string[] Required = ["code", "name"];
    private static readonly TableShape Shape = new("", ["code"], Required);

    /// <summary>New provinces by code.</summary>
    public static IReadOnlyDictionary<string, ImportedUnit> Read(ImportFile? file, ImportContext context)
    {
        var added = new SortedDictionary<string, ImportedUnit>(StringComparer.Ordinal);
        if (file is null)
        {
            return added;
        }

        var claims = new UnitSet(context.Known, context.On, isComplete: true);
        foreach (var row in ImportTable.Read(file, Shape, Required, context).Rows)
        {
            var code = UnitRules.Code(row, "code", UnitRules.ProvinceDigits);
            claims.Claim(code, row);
            var name = row.Text("name");
            if (!row.IsSound)
            {
                context.Counts.FaultyRows++;
            }
            else if (context.Known.TryGetArea(code, context.On, out _))
            {
                context.Counts.AlreadyKnown++;
            }
            else
            {
                added.Add(code, new ImportedUnit(new AreaKey(code, context.On), AreaLevel.Province, name, ImportedUnit.Of(context.Known.Country), null));
                context.Counts.Provinces++;
            }
        }

        return added;
    }
}
