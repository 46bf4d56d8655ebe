using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>
/// Per cents of a whole: of the number that they describe, and of what that one is a part of. In a table the whole is the column's total, where most rows say so.
/// </summary>
internal sealed class ShareFinder : IRelationFinder
{
    private const int MostWholes = 20;

    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        var shares = scope.Report.Numbers.Where(s => s is { Role: NumberRole.Share, Of: { } part } && scope[part].Role == NumberRole.Actual);
        foreach (var place in shares.GroupBy(s => s.Number.Cell is { } cell ? (cell.Table, cell.Column) : (-1, -1)))
        {
            if (place.Key.Item1 >= 0)
            {
                FindInColumn(scope, relations, place.Key.Item1, [.. place]);
                continue;
            }

            foreach (var share in place)
            {
                relations.Add(BestOf(scope, share));
            }
        }
    }

    // The whole that the words name, unless the per cent is of another printed value: a part of VNPT's lines may be told in per cent of the country's.
    private static ShareRelation BestOf(RelationScope scope, LabelledNumber share)
    {
        var own = WholeOf(scope, share);
        var named = new ShareRelation(share.Number.Id, share.Of!.Value, own, share.Confidence);
        if (own is not null && named.Judge(scope.Figures) is Verdict.Holds or Verdict.HoldsOnlyIf)
        {
            return named;
        }

        return OthersOf(scope, share).Select(w => new ShareRelation(share.Number.Id, share.Of.Value, w, Confidence.Likely))
            .FirstOrDefault(r => r.Judge(scope.Figures) == Verdict.Holds) ?? named;
    }

    // Larger values of the part's item, or of what the catalogue knows it to be a part of, for the same area and time, whosever they are.
    private static IEnumerable<int> OthersOf(RelationScope scope, LabelledNumber share)
    {
        var part = scope[share.Of!.Value];
        if (part.Item is not { } item)
        {
            return [];
        }

        var wholes = scope.Catalogue.Metrics.Values.Where(m => m.Parts.Any(p => p.Code == item)).Select(m => m.Code).Order(StringComparer.Ordinal).Prepend(item);
        var slot = scope.Index.SlotOf(part);
        return wholes.SelectMany(w => scope.Index.Find(w, NumberRole.Actual).Take(MostWholes))
            .Where(n => n != part.Number.Id && scope.Index.SlotOf(scope[n]) is var other && other.Area == slot.Area && other.Time == slot.Time
                && scope.Figures[n].Value > scope.Figures[part.Number.Id].Value)
            .OrderBy(n => Math.Abs(n - part.Number.Id));
    }

    private static int? WholeOf(RelationScope scope, LabelledNumber share)
    {
        var whole = share.Whole?.Whole ?? scope[share.Of!.Value].Whole?.Whole;
        return whole is { } id && id != share.Of && id != share.Number.Id && scope[id].Role == NumberRole.Actual ? id : null;
    }

    private static void FindInColumn(RelationScope scope, RelationList relations, int table, List<LabelledNumber> shares)
    {
        if (scope.Report.Tables[table].TotalRows is not [.., var total])
        {
            return;
        }

        var totals = scope.Index.InRow(table, total);
        var found = new List<ShareRelation>();
        foreach (var share in shares)
        {
            var part = share.Of!.Value;
            var column = scope[part].Number.Cell?.Column;
            var whole = totals.Where(n => scope[n].Number.Cell!.Value.Column == column && n != part && scope[n].Role == NumberRole.Actual).Take(2).ToList();
            if (whole is [var one])
            {
                found.Add(new ShareRelation(share.Number.Id, part, one, share.Confidence));
            }
        }

        if (found.Count(r => r.Judge(scope.Figures) is Verdict.Holds or Verdict.HoldsOnlyIf) * 2 > found.Count)
        {
            found.ForEach(relations.Add);
        }
    }
}
