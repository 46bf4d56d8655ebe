namespace Telemetry.Catalogue.Import;

/// <summary>A file that a person gave, as rows. Columns may come in any order; those that nothing reads are named in one remark.</summary>
internal sealed class ImportTable
{
    private ImportTable(string file, List<Row>? rows)
    {
        File = file;
        Rows = rows ?? [];
        IsReadable = rows is not null;
    }

    /// <summary>File as given.</summary>
    public string File { get; }

    /// <summary>Every row, in order of line.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>False where the file is no text or lacks a column, so that its rows say nothing.</summary>
    public bool IsReadable { get; }

    /// <summary>Reads it; notes in the context where it cannot be read.</summary>
    /// <param name="shape">The key and every column that is read; the folder has no meaning here.</param>
    /// <param name="required">Columns that the file must have.</param>
    public static ImportTable Read(ImportFile file, TableShape shape, string[] required, ImportContext context)
    {
        var rows = CsvText.IsText(file.Name, file.Bytes, context.Faults) ? ReadRows(file, shape, required, context) : null;
        context.HasUnreadableFile |= rows is null;
        return new ImportTable(file.Name, rows);
    }

    private static List<Row>? ReadRows(ImportFile file, TableShape shape, string[] required, ImportContext context)
    {
        TableHeader? header = null;
        var rows = new List<Row>();
        foreach (var record in CsvText.Read(file.Bytes))
        {
            if (header is null)
            {
                header = ReadHeader(file.Name, record, shape, required, context);
                if (header is null)
                {
                    return null;
                }

                continue;
            }

            var row = new Row(file.Name, record.Line, record.Fields, header, context.Faults);
            row.CheckShape(record.HasBadQuotes);
            rows.Add(row);
        }

        if (header is null)
        {
            context.Faults.Add(new CatalogueFault(file.Name, 0, file.Name, "no header", Columns(required)));
        }

        return header is null ? null : rows;
    }

    private static TableHeader? ReadHeader(string file, CsvText.Record record, TableShape shape, string[] required, ImportContext context)
    {
        var faultsBefore = context.Faults.Count;
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var unread = new List<string>();
        for (var i = 0; i < record.Fields.Length; i++)
        {
            var name = record.Fields[i];
            if (!shape.Columns.Contains(name))
            {
                unread.Add(Row.Shown(name));
            }
            else if (!positions.TryAdd(name, i))
            {
                context.Faults.Add(new CatalogueFault(file, record.Line, name, "column given twice", "each column once"));
            }
        }

        foreach (var column in required.Where(c => !positions.ContainsKey(c)))
        {
            context.Faults.Add(new CatalogueFault(file, record.Line, column, "missing column", Columns(required)));
        }

        if (unread.Count > 0)
        {
            context.Remarks.Add(new ImportRemark(file, record.Line, $"columns that are not read: {Row.Printable(string.Join(", ", unread))}"));
        }

        return context.Faults.Count > faultsBefore ? null : new TableHeader(shape, positions, record.Fields.Length);
    }

    private static string Columns(string[] required) => $"the columns {string.Join(',', required)}, in any order";
}
