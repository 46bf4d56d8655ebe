namespace Telemetry.Catalogue.Import;

/// <summary>Communes before the change, below districts; a district is what its communes' rows say of it.</summary>
internal sealed class UnitBeforeFile
{
    private static readonly string[] Required = ["code", "name", "district_code", "district", "province_code"];
    private static readonly TableShape Shape = new("", ["code"], Required);

    private readonly ImportContext _context;
    private readonly SortedDictionary<string, (ImportedUnit Unit, Row Row)> _districts = new(StringComparer.Ordinal);

    private UnitBeforeFile(ImportContext context) => _context = context;

    /// <summary>The communes, and the districts that the catalogue lacks.</summary>
    public static (UnitSet Communes, IReadOnlyList<ImportedUnit> Districts) Read(ImportFile? file, ImportContext context)
    {
        if (file is null)
        {
            return (new UnitSet(context.Known, context.LastDay, isComplete: true), []);
        }

        var reading = new UnitBeforeFile(context);
        var table = ImportTable.Read(file, Shape, Required, context);
        var communes = new UnitSet(context.Known, context.LastDay, table.IsReadable);
        foreach (var row in table.Rows)
        {
            var code = UnitRules.Code(row, "code", UnitRules.CommuneDigits);
            communes.Claim(code, row);
            if (reading.Unit(row, code) is { } unit)
            {
                communes.Add(unit, row);
            }
            else
            {
                context.Counts.FaultyRows++;
            }
        }

        var districts = reading._districts.Values.Select(d => d.Unit).Where(d => !context.Known.TryGetArea(d.Key, out _)).ToList();
        context.Counts.Districts = districts.Count;
        return (communes, districts);
    }

    private ImportedUnit? Unit(Row row, string code)
    {
        var name = row.Text("name");
        var districtCode = UnitRules.Code(row, "district_code", UnitRules.DistrictDigits);
        var districtName = row.Text("district");
        var province = UnitRules.Province(row, row["province_code"], _context.LastDay, _context.Known, added: null);
        if (province is null || !row.IsSound)
        {
            return null;
        }

        // The commune first: a district stands on a sound row.
        var known = UnitRules.AlreadyKnown(row, "code", code, AreaLevel.Commune, province, _context.LastDay, _context.Known);
        if (known is not null && known.ValidTo != _context.LastDay)
        {
            row.Fault("code", $"{known.Key} of the catalogue has not ended", $"a unit that ended on {ImportContext.Day(_context.LastDay)}: give it that valid_to in its own table");
        }

        if (!row.IsSound || District(row, districtCode, districtName, province) is not { } district)
        {
            return null;
        }

        if (known is not null)
        {
            _context.Counts.AlreadyKnown++;
            return known;
        }

        _context.Counts.CommunesBefore++;
        var from = _context.FirstDayOf(code, district.Key.ValidFrom);
        return new ImportedUnit(new AreaKey(code, from), AreaLevel.Commune, name, district, _context.LastDay);
    }

    private ImportedUnit? District(Row row, string code, string name, ImportedUnit province)
    {
        if (_districts.TryGetValue(code, out var first))
        {
            if (first.Unit.ProvinceCode != province.Key.Code)
            {
                row.Fault("province_code", Row.Shown(province.Key.Code), $"'{first.Unit.ProvinceCode}', as {first.Row.Place} says of the district {code}");
            }
            else if (first.Row["district"] != name)
            {
                row.Fault("district", Row.Shown(name), $"{Row.Shown(first.Row["district"])}, as {first.Row.Place} says of the district {code}");
            }

            return row.IsSound ? first.Unit : null;
        }

        var district = UnitRules.AlreadyKnown(row, "district_code", code, AreaLevel.District, province, _context.LastDay, _context.Known)
            ?? new ImportedUnit(new AreaKey(code, _context.FirstDayOf(code, province.Key.ValidFrom)), AreaLevel.District, name, province, _context.LastDay);
        if (!row.IsSound)
        {
            return null;
        }

        _districts.Add(code, (district, row));
        return district;
    }
}
