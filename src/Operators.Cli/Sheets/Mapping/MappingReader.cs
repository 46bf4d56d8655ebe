using System.Text.Json;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>Reads a mapping file strictly: a property that is misspelt would otherwise be a rule that silently does not hold. Every fault is listed.</summary>
internal static class MappingReader
{
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
            faults.Add(new("", MappingFaultWords.NoJson, MappingFaultWords.Place((e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1)));
            return null;
        }
    }

    private static SheetMapping Read(JsonElement element, List<MappingFault> faults)
    {
        var root = new JsonObjectReader(element, "", faults);
        root.Number("version", 0, MappingFaultWords.Version(SheetMapping.CurrentVersion), n => n == SheetMapping.CurrentVersion, isRequired: true);
        var mapping = new SheetMapping
        {
            Sheet = root.Text("sheet"),
            Header = root.Parsed("header", MappingFaultWords.HeaderRows, default, text => (RowRange.TryParse(text, out var range), range), isRequired: true),
            Data = root.Parsed("data", MappingFaultWords.DataRows, (RowRange?)null, text => (RowRange.TryParse(text, out var range), (RowRange?)range)),
            Labels = Column(root, "labels"),
            By = root.Word("by", AreaNaming.Name, MappingWords.Naming),
            Level = root.Word("level", UnitLevel.Province, MappingWords.Level),
            Within = root.Text("within"),
            Numbers = root.Word("numbers", NumberStyle.Unknown, MappingWords.Numbers),
            Hidden = root.Word("hidden", HiddenCells.Refuse, MappingWords.Hidden),
            Period = root.Parsed("period", MappingFaultWords.Period, (string?)null, text => (PeriodWords.IsPeriod(text), text)),
            Kind = root.Word("kind", SubmissionKind.Figures, MappingWords.Kind),
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
            root.Fault("columns", MappingFaultWords.NoColumn, MappingFaultWords.AtLeastOne);
        }

        if (mapping.Data is { } data && data.First <= mapping.Header.Last)
        {
            root.Fault("data", MappingFaultWords.Found($"'{data}'"), MappingFaultWords.BelowHeader(mapping.Header));
        }

        foreach (var column in mapping.Columns.GroupBy(c => c.Column).Where(g => g.Key > 0 && g.Count() > 1))
        {
            root.Fault("columns", MappingFaultWords.ColumnTwice(ColumnName.Of(column.Key)), MappingFaultWords.Once);
        }

        foreach (var metric in mapping.Columns.Where(c => c.Metric.Length > 0).GroupBy(c => c.Metric).Where(g => g.Count() > 1))
        {
            root.Fault("columns", MappingFaultWords.MetricTwice(metric.Key), MappingFaultWords.Once);
        }

        foreach (var row in mapping.Rows.GroupBy(r => r.Row).Where(g => g.Key > 0 && g.Count() > 1))
        {
            root.Fault("rows", MappingFaultWords.RowTwice(row.Key), MappingFaultWords.Once);
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
            Row = (int)reader.Number("row", 0, MappingFaultWords.RowNumber, n => n is >= 1 and <= RowRange.LastRow, isRequired: true),
            Header = reader.Text("header"),
            Metric = reader.Text("metric", isRequired: true) ?? "",
            Factor = Factor(reader),
        };
        reader.End();
        return row;
    }

    private static int Column(JsonObjectReader reader, string name) =>
        reader.Parsed(name, MappingFaultWords.Column, 0, text => (ColumnName.TryParse(text, out var column), column), isRequired: true);

    private static long Factor(JsonObjectReader reader) => reader.Number("factor", 1, MappingFaultWords.Factor, n => n is 1 or 1_000 or 1_000_000 or 1_000_000_000);

    private static Dictionary<string, AbsenceMeaning> Absences(JsonObjectReader root, List<MappingFault> faults)
    {
        var absences = new Dictionary<string, AbsenceMeaning>(StringComparer.OrdinalIgnoreCase);
        var expected = MappingFaultWords.OneOf(MappingWords.Absence.Select(w => w.Word));
        foreach (var entry in root.Entries("absences"))
        {
            var word = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString() : null;
            var meaning = MappingWords.Absence.FirstOrDefault(w => w.Word == word);
            if (meaning.Word is null || !absences.TryAdd(entry.Name.Trim().Normalize(), meaning.Value))
            {
                faults.Add(new($"absences['{entry.Name}']", meaning.Word is null ? MappingFaultWords.Found(entry.Value.GetRawText()) : MappingFaultWords.Repeated, expected));
            }
        }

        return absences;
    }
}
