using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Finds every revision of one unit's cells in blocks.</summary>
internal sealed class RevisionCollector(StoreDictionaries dictionaries, SelectionScope scope, AreaKey area, int areaId, long asOf) : IBlockVisitor
{
    private readonly PatchScratch _scratch = new();
    private readonly List<SeriesRevision> _revisions = [];

    /// <summary>The revisions in order of sequence.</summary>
    public IReadOnlyList<SeriesRevision> InOrder() => [.. _revisions.OrderBy(r => r.Sequence)];

    /// <inheritdoc/>
    public void Visit(BlockKey key, ReadOnlySpan<byte> block)
    {
        var header = BlockHeader.Read(block);
        if (header.First > asOf)
        {
            return;
        }

        var reader = new BlockReader(header);
        while (reader.MoveNext() && reader.Sequence <= asOf)
        {
            AddPatch(key, header.Body.Slice(reader.Start, reader.Length), reader.Sequence);
        }
    }

    /// <inheritdoc/>
    public void KeyDone(BlockKey key)
    {
    }

    private void AddPatch(BlockKey key, ReadOnlySpan<byte> content, long sequence)
    {
        var reader = new PatchReader(content, dictionaries.Areas.Count, _scratch);
        var row = _scratch.Areas(reader.AreaCount).IndexOf(areaId);
        while (row >= 0 && reader.NextColumn())
        {
            if (!scope.WantsMetric(reader.Metric))
            {
                continue;
            }

            reader.ReadColumn(_scratch);
            var cell = _scratch.CellOf(row);
            if (cell >= 0)
            {
                _revisions.Add(new SeriesRevision(
                    dictionaries.Sources[key.Source],
                    dictionaries.Metrics[reader.Metric],
                    area,
                    key.Period,
                    sequence,
                    _scratch.States.IsEmpty ? CellState.Present : _scratch.States[cell],
                    _scratch.Values[cell],
                    reader.Decimals));
            }
        }
    }
}
