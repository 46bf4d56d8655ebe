using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Collector.Rights;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>What one column's cells must satisfy.</summary>
public sealed class ColumnRule
{
    /// <summary>Lowest and highest planned or published value of an indicator, scaled by its decimals, inclusive: it is a ratio, and no ratio here is below nothing.</summary>
    public const long LowestRatio = 0;

    /// <inheritdoc cref="LowestRatio"/>
    public const long HighestRatio = 1_000_000_000_000_000;

    private const int MostHints = 100;

    private static readonly ColumnRule RefusedColumn = new() { Refused = true };

    /// <summary>Whether the column as a whole was refused.</summary>
    public bool Refused { get; private init; }

    private string Name { get; init; } = "";

    private int Decimals { get; init; }

    private long Minimum { get; init; }

    private long Maximum { get; init; }

    /// <summary>The rule for column <paramref name="index"/>; adds a verdict when the whole column is refused.</summary>
    public static ColumnRule For(Catalogue.Catalogue catalogue, SubmissionContent content, int index, Source source, List<Verdict> verdicts)
    {
        var column = content.Columns[index];
        ColumnRule rule;
        if (catalogue.Metrics.TryGetValue(column.Metric, out var metric))
        {
            if (content.Kind == SubmissionKind.Figures && !ReportingRight.Covers(source, metric))
            {
                return Refuse(VerdictCode.WrongReporter, VerdictText.WrongReporter(metric, source));
            }

            rule = new ColumnRule { Name = metric.Name, Decimals = metric.Decimals, Minimum = metric.Minimum, Maximum = metric.Maximum };
        }
        else if (content.Kind != SubmissionKind.Figures && catalogue.Indicators.TryGetValue(column.Metric, out var indicator))
        {
            rule = new ColumnRule { Name = indicator.Name, Decimals = indicator.Decimals, Minimum = LowestRatio, Maximum = HighestRatio };
        }
        else
        {
            return Refuse(VerdictCode.UnknownMetric, VerdictText.UnknownMetric(content.Kind));
        }

        return column.Scaled is not null && column.Decimals != rule.Decimals && HasValue(column)
            ? Refuse(VerdictCode.WrongDecimals, VerdictText.WrongDecimals(rule.Name, rule.Decimals, column.Decimals))
            : rule;

        ColumnRule Refuse(VerdictCode code, string expected)
        {
            verdicts.Add(new Verdict(code, index, -1, column.Count, "", expected));
            return RefusedColumn;
        }
    }

    /// <summary>Checks each cell of the column that is not refused already; adds a verdict for each bad one.</summary>
    public void CheckCells(SubmissionContent content, int index, bool[]? badRows, HashSet<int>?[]? duplicates, List<Verdict> verdicts)
    {
        var column = content.Columns[index];
        var repeated = duplicates?[index];
        var fractions = 0;
        string? bounds = null;
        if (column.Scaled is { } values && repeated is null && AllWithin(values.AsSpan(0, column.Count)))
        {
            return;
        }

        for (var cell = 0; cell < column.Count; cell++)
        {
            var row = column.RowOf(cell);
            if (badRows is not null && badRows[row])
            {
                continue;
            }

            if (repeated is not null && repeated.Contains(row))
            {
                Refuse(VerdictCode.DuplicateCell, VerdictText.DuplicateCell);
            }
            else if (column.StateOf(cell) == CellState.Present)
            {
                Check(column, cell);
            }

            void Refuse(VerdictCode code, string expected) =>
                verdicts.Add(new Verdict(code, index, row, 1, Received(column, cell), expected));

            void Check(SubmissionColumn cells, int at)
            {
                long scaled;
                if (cells.Doubles is { } doubles)
                {
                    var value = doubles[at];
                    if (!double.IsFinite(value))
                    {
                        Refuse(VerdictCode.NotANumber, VerdictText.NotANumber);
                        return;
                    }

                    if (!ScaledValue.TryFromDouble(value, Decimals, out scaled))
                    {
                        if (Math.Abs(value) >= 9e15)
                        {
                            Refuse(VerdictCode.OutOfBounds, bounds ??= Bounds());
                        }
                        else
                        {
                            // A hint for each value while a person may read them; the same words for all once a machine sent thousands.
                            var hint = fractions++ < MostHints ? value : (double?)null;
                            Refuse(VerdictCode.NotWhole, VerdictText.NotWhole(Name, Decimals, hint));
                        }

                        return;
                    }
                }
                else
                {
                    scaled = cells.Scaled![at];
                }

                if (scaled < Minimum || scaled > Maximum)
                {
                    Refuse(VerdictCode.OutOfBounds, bounds ??= Bounds());
                }
            }
        }
    }

    private static bool HasValue(SubmissionColumn column) =>
        column.States is null || column.States.AsSpan(0, column.Count).Contains(CellState.Present);

    private static string Received(SubmissionColumn column, int cell)
    {
        if (column.StateOf(cell) != CellState.Present)
        {
            return column.StateOf(cell).ToString();
        }

        return column.Doubles is { } doubles
            ? doubles[cell].ToString("R", CultureInfo.InvariantCulture)
            : VerdictText.Number(column.Scaled![cell], column.Decimals);
    }

    private string Bounds() => VerdictText.OutOfBounds(Name, Minimum, Maximum, Decimals);

    // Absent cells hold 0, which may lie outside the bounds: then the loop over single cells sorts it out.
    private bool AllWithin(ReadOnlySpan<long> values)
    {
        var lowest = long.MaxValue;
        var highest = long.MinValue;
        foreach (var value in values)
        {
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }

        return values.IsEmpty || (lowest >= Minimum && highest <= Maximum);
    }
}
