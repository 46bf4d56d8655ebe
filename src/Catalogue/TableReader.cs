namespace Telemetry.Catalogue;

/// <summary>Turns the files of a catalogue into rows and collects what is wrong with them. For one load, on one thread.</summary>
internal sealed class TableReader(CatalogueFiles files)
{
    /// <summary>Everything found so far, in the order of finding.</summary>
    public List<CatalogueFault> Faults { get; } = [];

    /// <summary>Every row of that kind of table, in ordinal order of file, then by line.</summary>
    public List<Row> Rows(TableShape shape)
    {
        var rows = new List<Row>();
        foreach (var path in files.ByPath.Keys.Where(p => FolderOf(p) == shape.Folder).Order(StringComparer.Ordinal))
        {
            if (CsvText.IsText(path, files.ByPath[path], Faults))
            {
                ReadFile(path, shape, rows);
            }
        }

        return rows;
    }

    /// <summary>A file that no table would read is a mistyped folder, not a comment.</summary>
    public void RefuseFilesOutside(params ReadOnlySpan<TableShape> shapes)
    {
        var folders = new List<string>();
        foreach (var shape in shapes)
        {
            folders.Add(shape.Folder);
        }

        foreach (var path in files.ByPath.Keys.Where(p => !folders.Contains(FolderOf(p))))
        {
            Faults.Add(new CatalogueFault(path, 0, FolderOf(path), "no table is read from here", $"a folder of {string.Join(", ", folders)}"));
        }
    }

    private static string FolderOf(string path) => path.IndexOf('/') is var slash and > 0 ? path[..slash] : "";

    private void ReadFile(string path, TableShape shape, List<Row> rows)
    {
        TableHeader? header = null;
        foreach (var record in CsvText.Read(files.ByPath[path]))
        {
            if (header is null)
            {
                header = ReadHeader(path, record.Fields, shape);
                continue;
            }

            var row = new Row(path, record.Line, record.Fields, header, Faults);
            row.CheckShape(record.HasBadQuotes);
            rows.Add(row);
        }

        if (header is null)
        {
            Faults.Add(new CatalogueFault(path, 0, path, "no header", $"the columns {string.Join(',', shape.Columns)}"));
        }
    }

    private TableHeader ReadHeader(string path, string[] names, TableShape shape)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (!shape.AllColumns.Contains(names[i]))
            {
                Fault(names[i], "unknown column", $"one of {string.Join(',', shape.AllColumns)}");
            }
            else if (!positions.TryAdd(names[i], i))
            {
                Fault(names[i], "column given twice", "each column once");
            }
        }

        foreach (var column in shape.Columns.Where(c => !positions.ContainsKey(c)))
        {
            Fault(column, "missing column", $"the columns {string.Join(',', shape.Columns)}");
        }

        return new TableHeader(shape, positions, names.Length);

        void Fault(string column, string problem, string expected) =>
            Faults.Add(new CatalogueFault(path, 1, Row.Printable(column), problem, expected));
    }
}
