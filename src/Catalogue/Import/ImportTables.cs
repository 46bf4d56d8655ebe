using System.Text;

namespace Telemetry.Catalogue.Import;

/// <summary>The catalogue's tables that an import writes: which they are, and their text.</summary>
internal static class ImportTables
{
    /// <summary>Paths that an import of those files writes, all of them each time, in the order in which they refer to each other.</summary>
    public static IReadOnlyList<string> Paths(ImportRequest request)
    {
        var paths = new List<string>();
        Add(request.Provinces, ProvincesFrom(request.On));
        Add(request.UnitsBefore, DistrictsBefore(request.On));
        Add(request.UnitsBefore, CommunesBefore(request.On));
        Add(request.Units, CommunesFrom(request.On));
        Add(request.Lineage, Lineage(request.On));
        return paths;

        void Add(ImportFile? input, string path)
        {
            if (input is not null)
            {
                paths.Add(path);
            }
        }
    }

    public static string ProvincesFrom(DateOnly on) => $"areas/provinces-from-{ImportContext.Day(on)}.csv";

    public static string DistrictsBefore(DateOnly on) => $"areas/districts-before-{ImportContext.Day(on)}.csv";

    public static string CommunesBefore(DateOnly on) => $"areas/communes-before-{ImportContext.Day(on)}.csv";

    public static string CommunesFrom(DateOnly on) => $"areas/communes-from-{ImportContext.Day(on)}.csv";

    public static string Lineage(DateOnly on) => $"lineage/communes-{ImportContext.Day(on)}.csv";

    /// <summary>areas/*.csv. What the catalogue has already is not repeated.</summary>
    public static byte[] Areas(IEnumerable<ImportedUnit> units, Catalogue known)
    {
        var text = Header(AreaTable.Shape);
        foreach (var unit in units.Where(u => !known.TryGetArea(u.Key, out _)))
        {
            Line(text, unit.Key.Code, AreaTable.Word(unit.Level), unit.Name, "", unit.Parent!.Key.ToString(),
                ImportContext.Day(unit.Key.ValidFrom), unit.ValidTo is { } to ? ImportContext.Day(to) : "");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>lineage/*.csv.</summary>
    public static byte[] Successions(IEnumerable<LineageFile.Link> links, DateOnly on)
    {
        var text = Header(LineageTable.Shape);
        foreach (var link in links)
        {
            Line(text, link.Old.Key.ToString(), link.New.Key.ToString(), ImportContext.Day(on), link.IsWhole ? "whole" : "part");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static StringBuilder Header(TableShape shape) => new StringBuilder().AppendJoin(',', shape.Columns).Append('\n');

    private static void Line(StringBuilder text, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(fields[i].AsSpan().ContainsAny(',', '"') ? $"\"{fields[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : fields[i]);
        }

        text.Append('\n');
    }
}
