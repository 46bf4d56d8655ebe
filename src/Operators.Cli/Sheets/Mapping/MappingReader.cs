using System.Globalization;
using System.Text.Json;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>Reads a mapping file strictly: a property that is misspelt would otherwise be a rule that silently does not hold. Every fault is listed.</summary>
internal static class MappingReader
{
    private const string ColumnExpected = "expected a column's letters: A to XFD";
    private const string FactorExpected = "expected 1, 1000, 1000000 or 1000000000";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8 };

    /// <summary>The mapping; null where there are faults.</summary>
    public static SheetMapping? Read(ReadOnlyMemory<byte> json, List<MappingFault> faults)
    {
        try
        {
            // The mark that some editors put first.
            var text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
            using var document = JsonDocument.Parse(text, Lenient);
            var mapping = Read(document.RootElement, faults);
            return faults.Count == 0 ? mapping : null;
        }
        catch (JsonException e)
        {
            faults.Add(new("", "no JSON", string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}")));
            return null;
        }
    }

    private static SheetMapping Read(JsonElement element, List<MappingFault> faults)
    {
        var root = new JsonObjectReader(element, "", faults);
        root.Number("version", 0, string.Create(CultureInfo.InvariantCulture, $"expected {SheetMapping.CurrentVersion}"), n => n == SheetMapping.CurrentVersion, isRequired: true);
        var mapping = new SheetMapping
        {
            Sheet = root.Text("sheet"),
            Header = root.Parsed("header", "expected rows: 5 or 5-7", default, text => (RowRange.TryParse(text, out var range), range), isRequired: true),
            Data = root.Parsed("data", "expected rows: 8-20", (RowRange?)null, text => (RowRange.TryParse(text, out var range), (RowRange?)range)),
            Labels = Column(root, "labels"),
            By = root.Word("by", AreaNaming.Name, MappingWords.Naming),
            Level = root.Word("level", UnitLevel.Province, MappingWords.Level),
            Within = root.Text("within"),
            Numbers = root.Word("numbers", NumberStyle.Unknown, MappingWords.Numbers),
            Hidden = root.Word("hidden", HiddenCells.Refuse, MappingWords.Hidden),
            Period = root.Parsed("period", "expected 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013", (string?)null, text => (PeriodWords.IsPeriod(text), text)),
            IsPlan = root.Word("kind", false, MappingWords.Kind),
            Absences = Absences(root, faults),
            Skip = root.Texts("skip"),
            Totals = root.Texts("totals"),
            Rows = [.. root.List("rows").Select(r => Row(r.Element, r.Path, faults))],
            Columns = [],
        };
        mapping = mapping with { Columns = [.. root.List("columns", isRequired: true).Select(c => Column(c.Element, c.Path, mapping.Rows.Count > 0, faults))] };
        root.End();
        CheckWhole(mapping, root);
        return mapping;
    }

    private static void CheckWhole(SheetMapping mapping, JsonObjectReader root)
    {
        if (mapping.Columns.Count == 0)
        {
            root.Fault("columns", "names no column", "expected at least one");
        }

        if (mapping.Data is { } data && data.First <= mapping.Header.Last)
        {
            root.Fault("data", $"'{data}'", $"expected rows below the header's ({mapping.Header})");
        }

        foreach (var column in mapping.Columns.GroupBy(c => c.Column).Where(g => g.Key > 0 && g.Count() > 1))
        {
            root.Fault("columns", $"names column {ColumnName.Of(column.Key)} more than once", "expected once");
        }

        foreach (var metric in mapping.Columns.Where(c => c.Metric.Length > 0).GroupBy(c => c.Metric).Where(g => g.Count() > 1))
        {
            root.Fault("columns", $"names metric {metric.Key} more than once", "expected once");
        }

        foreach (var row in mapping.Rows.GroupBy(r => r.Row).Where(g => g.Key > 0 && g.Count() > 1))
        {
            root.Fault("rows", string.Create(CultureInfo.InvariantCulture, $"names row {row.Key} more than once"), "expected once");
        }
    }

    private static FigureColumn Column(JsonElement element, string path, bool rowsAreMetrics, List<MappingFault> faults)
    {
        var reader = new JsonObjectReader(element, path, faults);
        var column = new FigureColumn
        {
            Column = Column(reader, "column"),
            Header = reader.Text("header"),
            Metric = rowsAreMetrics ? "" : reader.Text("metric", isRequired: true) ?? "",
            Area = rowsAreMetrics ? reader.Text("area", isRequired: true) ?? "" : "",
            Factor = Factor(reader),
            Numbers = reader.Word("numbers", NumberStyle.Unknown, MappingWords.Numbers),
        };
        reader.End();
        return column;
    }

    private static MetricRow Row(JsonElement element, string path, List<MappingFault> faults)
    {
        var reader = new JsonObjectReader(element, path, faults);
        var row = new MetricRow
        {
            Row = (int)reader.Number("row", 0, "expected a row's number", n => n is >= 1 and <= RowRange.LastRow, isRequired: true),
            Header = reader.Text("header"),
            Metric = reader.Text("metric", isRequired: true) ?? "",
            Factor = Factor(reader),
        };
        reader.End();
        return row;
    }

    private static int Column(JsonObjectReader reader, string name) =>
        reader.Parsed(name, ColumnExpected, 0, text => (ColumnName.TryParse(text, out var column), column), isRequired: true);

    private static long Factor(JsonObjectReader reader) => reader.Number("factor", 1, FactorExpected, n => n is 1 or 1_000 or 1_000_000 or 1_000_000_000);

    private static Dictionary<string, AbsenceMeaning> Absences(JsonObjectReader root, List<MappingFault> faults)
    {
        var absences = new Dictionary<string, AbsenceMeaning>(StringComparer.OrdinalIgnoreCase);
        var expected = "expected one of: " + string.Join(", ", MappingWords.Absence.Select(w => w.Word));
        foreach (var entry in root.Entries("absences"))
        {
            var word = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString() : null;
            var meaning = MappingWords.Absence.FirstOrDefault(w => w.Word == word);
            if (meaning.Word is null || !absences.TryAdd(entry.Name.Trim().Normalize(), meaning.Value))
            {
                faults.Add(new($"absences['{entry.Name}']", meaning.Word is null ? entry.Value.GetRawText() : "stands there more than once", expected));
            }
        }

        return absences;
    }
}
