using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Publication;
using Telemetry.Storage.Decisions;

namespace Telemetry.Collector.Publication;

/// <summary>Whether the two files of an edition are what the draft says, and agree with each other. Pure.</summary>
internal static class EditionFileRule
{
    /// <summary>Reads both.</summary>
    /// <param name="draft">What they should be.</param>
    /// <param name="fullBytes">The figures in full.</param>
    /// <param name="outsideBytes">Totals for readers outside.</param>
    /// <param name="full">The figures in full.</param>
    /// <returns>Whether they are.</returns>
    public static bool TryRead(EditionDraft draft, byte[] fullBytes, byte[] outsideBytes, out EditionContent full)
    {
        full = null!;
        try
        {
            full = EditionContent.Read(fullBytes);
            var outside = EditionContent.Read(outsideBytes);
            return IsOf(draft, full, draft.Full, isOutside: false) && IsOf(draft, outside, draft.Outside, isOutside: true) && IsPartOf(outside, full);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsOf(EditionDraft draft, EditionContent content, EditionFile file, bool isOutside) =>
        content.Head == new EditionHead(draft.Unit, draft.Period, draft.Number, isOutside, draft.Position, draft.Catalogue)
        && (content.Hash, content.Bytes.LongLength, content.Count) == (file.Hash, file.Bytes, file.Figures)
        && content.IsInOrder && content.Rows.All(r => r.Item.Length > 0);

    // A reader outside is told a total as whoever reads in full is, or that there is none for him.
    private static bool IsPartOf(EditionContent outside, EditionContent full) => outside.Rows.All(
        r => r.Operator == FigureQuery.AllOperators && (r.Value is null || (full.Find(r.Item, r.Area, r.Operator, r.Period) is { } told && (told.Value, told.Exact) == (r.Value, r.Exact))));
}
