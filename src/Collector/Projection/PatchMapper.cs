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
        var source = StoredSource.Of(content.Kind, entry.Header.Source);
        var plan = _plans.Get(content, catalogue, refusals);
        var columns = new List<SeriesColumn>[plan.Shards.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new List<SeriesColumn>(content.Columns.Length);
        }

        AddColumns(content, catalogue, refusals, plan, columns);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Count > 0)
            {
                patches.Add(new SeriesPatch
                {
                    Sequence = entry.Header.Sequence,
                    Source = source,
                    Period = content.Period,
                    Shard = plan.Shards[i].Shard,
                    Areas = plan.Shards[i].Areas,
                    Columns = [.. columns[i]],
                });
            }
        }
    }

    private static void AddColumns(SubmissionContent content, Catalogue.Catalogue catalogue, Refusals refusals, ShardPlan plan, List<SeriesColumn>[] columns)
    {
        for (var first = 0; first < content.Columns.Length;)
        {
            // Several columns may name one metric (integers and doubles mixed in a flat list); the store has one column for each.
            var end = first + 1;
            while (end < content.Columns.Length && content.Columns[end].Metric == content.Columns[first].Metric)
            {
                end++;
            }

            var column = content.Columns[first];
            var decimals = Decimals(catalogue, column.Metric);
            if (end > first + 1 || column.Rows is not null || column.Scaled is null || refusals.HasCells)
            {
                ScatteredCells.Add(content, first, end, decimals, refusals, plan, columns);
            }
            else if (!refusals.IsRefusedColumn(first))
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i].Add(WholeColumn(column, decimals, plan.Shards[i]));
                }
            }

            first = end;
        }
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
}
