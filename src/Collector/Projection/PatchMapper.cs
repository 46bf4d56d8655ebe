using Telemetry.Collector.Intake;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Projection;

/// <summary>
/// From ledger entries to what they add to the series store: the accepted cells, one patch for each shard. The result depends on
/// the entry alone; what is remembered between entries only saves work. Not thread-safe.
/// </summary>
public sealed class PatchMapper(Func<string, Catalogue.Catalogue> catalogues)
{
    private readonly AreaLists _lists = new();
    private readonly ShardPlans _plans = new();

    /// <summary>Prefix of the source under which a source's plans are stored.</summary>
    public const string PlanPrefix = "plan:";

    /// <summary>Adds the entry's patches, in order of shard.</summary>
    public void Map(LedgerEntry entry, List<SeriesPatch> patches)
    {
        if (entry.Header.Kind != EntryKind.Submission)
        {
            return;
        }

        var content = SubmissionCodec.Decode(entry.Payload.Span, _lists);
        var outcome = OutcomeCodec.Decode(entry.Outcome.Span);
        if (outcome.Accepted == 0)
        {
            return;
        }

        var catalogue = catalogues(outcome.CatalogueVersion);
        var refusals = Refusals.Of(outcome);
        var source = content.Kind == SubmissionKind.Plan ? PlanPrefix + entry.Header.Source : entry.Header.Source;
        foreach (var rows in _plans.Get(content, catalogue, refusals))
        {
            var columns = Columns(content, catalogue, refusals, rows);
            if (columns.Length > 0)
            {
                patches.Add(new SeriesPatch
                {
                    Sequence = entry.Header.Sequence,
                    Source = source,
                    Period = content.Period,
                    Shard = rows.Shard,
                    Areas = rows.Areas,
                    Columns = columns,
                });
            }
        }
    }

    private static SeriesColumn[] Columns(SubmissionContent content, Catalogue.Catalogue catalogue, Refusals refusals, ShardRows rows)
    {
        var columns = new List<SeriesColumn>(content.Columns.Length);
        for (var first = 0; first < content.Columns.Length;)
        {
            // Several columns may name one metric (integers and doubles mixed in a flat list); the store has one column for each.
            var end = first + 1;
            while (end < content.Columns.Length && content.Columns[end].Metric == content.Columns[first].Metric)
            {
                end++;
            }

            if (!refusals.IsRefusedColumn(first) || end > first + 1)
            {
                var column = content.Columns[first];
                var decimals = Decimals(catalogue, column.Metric);
                var mapped = end == first + 1 && column.Rows is null && column.Scaled is not null && !refusals.HasCells
                    ? WholeColumn(column, decimals, rows)
                    : ColumnOfCells(content, first, end, decimals, refusals, rows);
                if (mapped is not null)
                {
                    columns.Add(mapped);
                }
            }

            first = end;
        }

        return [.. columns];
    }

    private static int Decimals(Catalogue.Catalogue catalogue, string code) =>
        catalogue.Metrics.TryGetValue(code, out var metric) ? metric.Decimals
        : catalogue.Indicators.TryGetValue(code, out var indicator) ? indicator.Decimals : 0;

    private static SeriesColumn WholeColumn(SubmissionColumn column, int decimals, ShardRows rows)
    {
        var from = column.Scaled!;
        var values = new long[rows.Rows.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = from[rows.Rows[i]];
        }

        CellState[]? states = null;
        if (column.States is { } all)
        {
            var any = false;
            states = new CellState[values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                states[i] = all[rows.Rows[i]];
                any |= states[i] != CellState.Present;
            }

            states = any ? states : null;
        }

        return new SeriesColumn { Metric = column.Metric, Decimals = decimals, Values = values, States = states };
    }

    private static SeriesColumn? ColumnOfCells(SubmissionContent content, int first, int end, int decimals, Refusals refusals, ShardRows shard)
    {
        var cells = new SortedList<int, (long Value, CellState State)>();
        for (var index = first; index < end; index++)
        {
            if (refusals.IsRefusedColumn(index))
            {
                continue;
            }

            var column = content.Columns[index];
            for (var cell = 0; cell < column.Count; cell++)
            {
                var row = column.RowOf(cell);
                var position = shard.PositionOf(row);
                if (position < 0 || refusals.IsRefusedCell(index, row))
                {
                    continue;
                }

                var state = column.StateOf(cell);
                var value = 0L;
                if (state == CellState.Present)
                {
                    value = column.Scaled is { } scaled ? scaled[cell]
                        : ScaledValue.TryFromDouble(column.Doubles![cell], decimals, out var exact) ? exact
                        : throw new InvalidDataException($"an accepted cell of {column.Metric} is not exact");
                }

                cells[position] = (value, state);
            }
        }

        if (cells.Count == 0)
        {
            return null;
        }

        return new SeriesColumn
        {
            Metric = content.Columns[first].Metric,
            Decimals = decimals,
            Rows = cells.Count == shard.Areas.Length ? null : [.. cells.Keys],
            Values = [.. cells.Values.Select(c => c.Value)],
            States = cells.Values.All(c => c.State == CellState.Present) ? null : [.. cells.Values.Select(c => c.State)],
        };
    }
}
