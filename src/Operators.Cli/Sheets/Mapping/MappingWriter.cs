using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>Writes a mapping for people: Vietnamese as it is, one property a line, what is the default left out where it says nothing.</summary>
internal static class MappingWriter
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Write(SheetMapping mapping)
    {
        var rowsAreMetrics = mapping.Rows.Count > 0;
        var root = new JsonObject { ["version"] = SheetMapping.CurrentVersion };
        Put(root, "sheet", mapping.Sheet);
        root["header"] = mapping.Header.ToString();
        Put(root, "data", mapping.Data?.ToString());
        root["labels"] = ColumnName.Of(mapping.Labels);
        if (!rowsAreMetrics)
        {
            root["by"] = MappingWords.Of(MappingWords.Naming, mapping.By);
            root["level"] = MappingWords.Of(MappingWords.Level, mapping.Level);
            Put(root, "within", mapping.Within);
        }

        root["numbers"] = MappingWords.Of(MappingWords.Numbers, mapping.Numbers);
        root["hidden"] = MappingWords.Of(MappingWords.Hidden, mapping.Hidden);
        Put(root, "period", mapping.Period);
        root["kind"] = MappingWords.Of(MappingWords.Kind, mapping.Kind);
        root["absences"] = new JsonObject(mapping.Absences.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)MappingWords.Of(MappingWords.Absence, a.Value))));
        root["skip"] = new JsonArray([.. mapping.Skip.Select(s => (JsonNode)s)]);
        root["totals"] = new JsonArray([.. mapping.Totals.Select(s => (JsonNode)s)]);
        root["columns"] = new JsonArray([.. mapping.Columns.Select(c => Column(c, rowsAreMetrics))]);
        if (rowsAreMetrics)
        {
            root["rows"] = new JsonArray([.. mapping.Rows.Select(Row)]);
        }

        return root.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Column(FigureColumn column, bool rowsAreMetrics)
    {
        var node = new JsonObject { ["column"] = ColumnName.Of(column.Column) };
        Put(node, "header", column.Header);
        node[rowsAreMetrics ? "area" : "metric"] = rowsAreMetrics ? column.Area : column.Metric;
        node["factor"] = column.Factor;
        if (column.Numbers != NumberStyle.Unknown)
        {
            node["numbers"] = MappingWords.Of(MappingWords.Numbers, column.Numbers);
        }

        return node;
    }

    private static JsonObject Row(MetricRow row)
    {
        var node = new JsonObject { ["row"] = row.Row };
        Put(node, "header", row.Header);
        node["metric"] = row.Metric;
        node["factor"] = row.Factor;
        return node;
    }

    private static void Put(JsonObject node, string name, string? value)
    {
        if (value is not null)
        {
            node[name] = value;
        }
    }
}
