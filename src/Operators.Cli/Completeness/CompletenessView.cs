using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Completeness;

/// <summary>Completeness for a person: rows, what is missing, or a grid.</summary>
internal static class CompletenessView
{
    /// <summary>A row for each source, due day and province, or for each of their parts.</summary>
    public static void Rows(ToolOutput output, CompletenessAnswer answer)
    {
        var hasParts = answer.Rows.Any(r => r.Parts is not null);
        Column[] columns =
        [
            new(CompletenessWords.ColumnOperator), new(CompletenessWords.ColumnArea), new(CompletenessWords.ColumnDue),
            .. hasParts ? [new Column(CompletenessWords.ColumnWhat)] : Array.Empty<Column>(),
            new(CompletenessWords.ColumnExpected, IsNumber: true), new(CompletenessWords.ColumnReceived, IsNumber: true), new(CompletenessWords.ColumnLate, IsNumber: true),
            new(CompletenessWords.ColumnMissing, IsNumber: true), new(CompletenessWords.ColumnPercent, IsNumber: true), new(CompletenessWords.ColumnStatus),
        ];
        output.Table(columns, answer.Rows.SelectMany(row => row.Parts is { } parts
            ? parts.Select(part => Cells(output, row, $"{part.Code} {part.Name}", part.Cells, part.Status))
            : [Cells(output, row, null, row.Cells, row.Status)]));
    }

    /// <summary>A row for each area, a column for each source, both in order of code; nothing where nothing is owed.</summary>
    public static void Matrix(ToolOutput output, CompletenessAnswer answer)
    {
        string[] sources = [.. answer.Rows.Select(r => r.Operator).Distinct().Order(StringComparer.Ordinal)];
        output.Table(
            [new Column(CompletenessWords.ColumnArea), .. sources.Select(s => new Column(new Phrase(s, s), IsNumber: true))],
            answer.Rows.GroupBy(r => r.AreaKey).OrderBy(g => g.Key, StringComparer.Ordinal).Select(area =>
                (IReadOnlyList<string>)[area.First().AreaText, .. sources.Select(s => Percent(output, [.. area.Where(r => r.Operator == s).Select(r => r.Cells)]))]));
    }

    /// <summary>The counts over all rows.</summary>
    public static void Total(ToolOutput output, CompletenessAnswer answer) => output.Note(
        CompletenessWords.Total, answer.Period, answer.Cells.Expected, answer.Cells.Received, answer.Cells.Percent, answer.Cells.Late, answer.Cells.Missing, answer.At, answer.AsOf);

    private static string[] Cells(ToolOutput output, CompletenessAnswer.Row row, string? part, CellCounts cells, Standing status) =>
    [
        $"{row.Operator} {row.OperatorName}", row.AreaText, TimeText.Day(output.Language, row.Due),
        .. part is null ? Array.Empty<string>() : [part],
        NumberText.Whole(output.Language, cells.Expected), NumberText.Whole(output.Language, cells.Received), NumberText.Whole(output.Language, cells.Late),
        NumberText.Whole(output.Language, cells.Missing), Percent(output, [cells]), output.Say(CompletenessWords.Of(status)),
    ];

    private static string Percent(ToolOutput output, IReadOnlyList<CellCounts> cells) => cells.Count == 0
        ? ""
        : output.Say(CompletenessWords.Percent, new CellCounts(cells.Sum(c => c.Expected), cells.Sum(c => c.Received), 0, 0).Percent);
}
