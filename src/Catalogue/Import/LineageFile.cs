namespace Telemetry.Catalogue.Import;

/// <summary>Which commune became which; a row for each new one where the old one was divided.</summary>
internal static class LineageFile
{
    private static readonly string[] Required = ["old_code", "new_code", "old_is_divided"];
    private static readonly TableShape Shape = new("", ["old_code", "new_code"], [.. Required, "old_name", "old_district", "old_province_code", "new_name", "new_province_code"]);

    /// <summary>One sound succession.</summary>
    public sealed record Link(ImportedUnit Old, ImportedUnit New, bool IsWhole);

    /// <summary>The sound successions, ordered by old and new code.</summary>
    public static IReadOnlyList<Link> Read(ImportFile? file, UnitSet before, UnitSet after, ImportContext context)
    {
        if (file is null)
        {
            return [];
        }

        var table = ImportTable.Read(file, Shape, Required, context);
        var read = table.Rows.Select(row => (Row: row, Link: ReadLink(row, before, after, context))).ToList();
        CheckExtents(table.Rows);
        RemarkNames(table, read.Select(r => r.Link), context);
        RemarkUnlinked(table, before, "became nothing", "old_code", context);
        RemarkUnlinked(table, after, "came from nothing", "new_code", context);

        var links = new List<Link>();
        foreach (var (row, link) in read)
        {
            if (!row.IsSound)
            {
                context.Counts.FaultyRows++;
            }
            else if (link is null)
            {
                context.Counts.LeftOutWithUnit++;
            }
            else
            {
                links.Add(link);
            }
        }

        context.Counts.WholeSuccessions = links.Count(l => l.IsWhole);
        context.Counts.PartSuccessions = links.Count - context.Counts.WholeSuccessions;
        return [.. links.OrderBy(l => l.Old.Key).ThenBy(l => l.New.Key)];
    }

    private static Link? ReadLink(Row row, UnitSet before, UnitSet after, ImportContext context)
    {
        var isDivided = IsDivided(row);
        var old = Find(row, "old_code", "old_province_code", before);
        var successor = Find(row, "new_code", "new_province_code", after);
        if (old is not null && old.ValidTo != context.LastDay)
        {
            row.Fault("old_code", $"{old.Key} of the catalogue has not ended on the day before", $"a unit that ended on {ImportContext.Day(context.LastDay)}");
        }

        return old is null || successor is null || isDivided is not { } parts ? null : new Link(old, successor, !parts);
    }

    private static ImportedUnit? Find(Row row, string column, string provinceColumn, UnitSet units)
    {
        var code = UnitRules.Code(row, column, UnitRules.CommuneDigits);
        var unit = units.Find(code);
        if (unit is null)
        {
            if (row.IsSound && !units.MayBeFaulty(code))
            {
                row.Fault(column, $"no commune bears the code {Row.Shown(code)} on {ImportContext.Day(units.Day)}", "a commune of the files or of the catalogue");
            }
        }
        else if (row[provinceColumn] is { Length: > 0 } province && province != unit.ProvinceCode)
        {
            row.Fault(provinceColumn, Row.Shown(province), $"'{unit.ProvinceCode}', where {unit.Key} lies");
        }

        return unit;
    }

    private static bool? IsDivided(Row row)
    {
        // A spreadsheet writes TRUE where a script writes True.
        if (bool.TryParse(row["old_is_divided"], out var value))
        {
            return value;
        }

        row.Fault("old_is_divided", Row.Shown(row["old_is_divided"]), "True or False");
        return null;
    }

    // Over all rows, faulty ones too: a unit is no less divided because one of its parts is mistyped.
    private static void CheckExtents(IReadOnlyList<Row> rows)
    {
        foreach (var parts in rows.Where(r => r["old_code"].Length == UnitRules.CommuneDigits).GroupBy(r => r["old_code"], StringComparer.Ordinal))
        {
            var first = new Dictionary<string, Row>(StringComparer.Ordinal);
            foreach (var row in parts)
            {
                if (!first.TryAdd(row["new_code"], row))
                {
                    row.Fault("new_code", $"{parts.Key} to {Row.Printable(row["new_code"])} already given in {first[row["new_code"]].Place}", "each succession once");
                }
            }

            foreach (var row in first.Values)
            {
                if (bool.TryParse(row["old_is_divided"], out var isDivided) && isDivided != first.Count > 1)
                {
                    row.Fault("old_is_divided", Row.Shown(row["old_is_divided"]), isDivided
                        ? $"False, or further rows: {parts.Key} has this one successor"
                        : $"True: {parts.Key} has {first.Count} successors, {string.Join(", ", first.Keys.Select(Row.Printable))}");
                }
            }
        }
    }

    // Spellings differ between lists (Hoà, Hòa), so another name is no fault; many of them may mean that rows have slipped.
    private static void RemarkNames(ImportTable table, IEnumerable<Link?> links, ImportContext context)
    {
        var other = table.Rows.Zip(links).Where(r => r.Second is { } link && (Differs(r.First["old_name"], link.Old) || Differs(r.First["new_name"], link.New))).ToList();
        if (other.Count > 0)
        {
            context.Remarks.Add(new ImportRemark(table.File, other[0].First.Line, $"the first of {other.Count} rows that spell a unit's name otherwise than the units' file"));
        }

        static bool Differs(string name, ImportedUnit unit) => name.Length > 0 && name != unit.Name;
    }

    private static void RemarkUnlinked(ImportTable table, UnitSet units, string what, string column, ImportContext context)
    {
        var linked = table.Rows.Select(r => r[column]).ToHashSet(StringComparer.Ordinal);
        foreach (var (unit, row) in units.Sound.Values.Where(u => table.IsReadable && !linked.Contains(u.Unit.Key.Code)))
        {
            context.Remarks.Add(new ImportRemark(row.File, row.Line, $"{Row.Printable(unit.Name)} ({unit.Key.Code}) {what}: {table.File} has no row of it"));
        }
    }
}
