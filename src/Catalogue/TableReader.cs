using System.Globalization;
using System.Text.Unicode;
using CsvHelper;

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
            if (IsText(path))
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

    private bool IsText(string path)
    {
        var bytes = files.ByPath[path];
        if (Utf8.IsValid(bytes))
        {
            return true;
        }

        var line = 1;
        foreach (var range in bytes.AsSpan().Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes.AsSpan(range)))
            {
                break;
            }

            line++;
        }

        Faults.Add(new CatalogueFault(path, 0, path, string.Create(CultureInfo.InvariantCulture, $"bytes that are not UTF-8, first in line {line}"), "a UTF-8 file"));
        return false;
    }

    private void ReadFile(string path, TableShape shape, List<Row> rows)
    {
        var badQuotes = new HashSet<long>();
        using var reader = CsvReader.Create(files.ByPath[path], new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = record => badQuotes.Add(record.LineNumber),
        });

        if (!reader.Read())
        {
            Faults.Add(new CatalogueFault(path, 0, path, "no header", $"the columns {string.Join(',', shape.Columns)}"));
            return;
        }

        var header = ReadHeader(path, Fields(reader), shape);
        while (reader.Read())
        {
            var row = new Row(path, (int)reader.LineNumber, Fields(reader), header, Faults);
            row.CheckShape(hasBadQuotes: badQuotes.Contains(reader.LineNumber));
            rows.Add(row);
        }
    }

    private static string[] Fields(CsvReader reader)
    {
        var fields = new string[reader.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = reader.GetString(i);
        }

        return fields;
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
