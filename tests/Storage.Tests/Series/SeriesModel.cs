using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Series;

/// <summary>What a series store has to do, in the simplest way: every revision in a list.</summary>
internal sealed class SeriesModel
{
    private readonly Dictionary<(Period Period, AreaKey Shard, string Source), List<CellRevision>> _revisions = [];

    public void Append(IEnumerable<SeriesPatch> patches)
    {
        foreach (var patch in patches)
        {
            foreach (var column in patch.Columns)
            {
                for (var i = 0; i < column.Values.Length; i++)
                {
                    Of(patch).Add(new CellRevision(
                        patch.Shard,
                        patch.Source,
                        patch.Period,
                        patch.Areas[column.Rows?[i] ?? i],
                        column.Metric,
                        patch.Sequence,
                        column.States?[i] ?? CellState.Present,
                        CellRevision.Unscaled(column.Values[i], column.Decimals)));
                }
            }
        }
    }

    public void Clear() => _revisions.Clear();

    /// <summary>The last revision of each selected cell.</summary>
    public IEnumerable<CellRevision> Read(SeriesSelection selection)
        => Selected(selection)
            .GroupBy(r => (r.Shard, r.Source, r.Period, r.Area, r.Metric))
            .Select(cell => cell.MaxBy(r => r.Sequence)!);

    /// <summary>All revisions of a unit's selected cells.</summary>
    public IEnumerable<CellRevision> ReadRevisions(SeriesSelection selection, AreaKey area) => Selected(selection).Where(r => r.Area == area);

    /// <summary>What exists.</summary>
    public List<SeriesExtent> List(AreaKey? shard)
        => [.. _revisions
            .Where(r => shard is null || r.Key.Shard == shard)
            .Select(r => new SeriesExtent(r.Key.Shard, r.Key.Source, r.Key.Period, r.Value[0].Sequence, r.Value[^1].Sequence))
            .OrderBy(e => e.Period).ThenBy(e => e.Shard).ThenBy(e => e.Source, StringComparer.Ordinal)];

    private List<CellRevision> Of(SeriesPatch patch)
    {
        var key = (patch.Period, patch.Shard, patch.Source);
        if (!_revisions.TryGetValue(key, out var revisions))
        {
            _revisions.Add(key, revisions = []);
        }

        return revisions;
    }

    private IEnumerable<CellRevision> Selected(SeriesSelection selection)
        => _revisions
            .Where(r => selection.Periods.Contains(r.Key.Period)
                && (selection.Shard is null || r.Key.Shard == selection.Shard)
                && selection.Sources?.Contains(r.Key.Source) != false)
            .SelectMany(r => r.Value)
            .Where(r => selection.Metrics?.Contains(r.Metric) != false && r.Sequence <= selection.AsOf);
}
