using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Totals of which the growth is printed beside that of all their parts.</summary>
internal sealed class GrowthOfPartsFinder : IRelationFinder
{
    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        var growths = scope.Report.Numbers
            .Where(n => n.Role is NumberRole.Growth or NumberRole.RatioToBase && n.Base?.Kind != ComparisonKind.Plan && ItemOf(scope, n) is not null)
            .GroupBy(n => scope.Index.SlotAt(n, ItemOf(scope, n), scope.Index.PeriodOf(n)));
        foreach (var slot in growths)
        {
            var byItem = slot.ToLookup(n => ItemOf(scope, n)!);
            foreach (var items in byItem)
            {
                if (scope.Catalogue.Metrics.TryGetValue(items.Key, out var metric) && metric.Parts.Count > 1
                    && metric.Parts.All(p => byItem.Contains(p.Code)))
                {
                    FindOf(scope, relations, metric, items.First(), byItem);
                }
            }
        }
    }

    private static string? ItemOf(RelationScope scope, LabelledNumber growth) =>
        growth.Item ?? (growth.Of is { } of ? scope[of].Item : null);

    private static void FindOf(
        RelationScope scope, RelationList relations, Metric metric, LabelledNumber total, ILookup<string, LabelledNumber> byItem)
    {
        var parts = metric.Parts.Select(p => byItem[p.Code].First()).ToList();

        // Parts that grew from different days say nothing together.
        var from = BaseOf(scope, parts[0]);
        if (from is null || parts.Exists(p => BaseOf(scope, p) != from) || (total.Base is not null && BaseOf(scope, total) != from))
        {
            return;
        }

        var changes = parts.Append(total).Where(n => n.Role == NumberRole.Growth).Select(n => n.Number.Id).ToHashSet();
        relations.Add(new GrowthOfPartsRelation(
            total.Number.Id,
            GrowthFinder.ActualOf(scope, total),
            [.. parts.Select(p => new GrowthOfPartsRelation.Part(p.Number.Id, GrowthFinder.ActualOf(scope, p)))],
            changes,
            isSameBase: total.Base is not null));
    }

    private static Period? BaseOf(RelationScope scope, LabelledNumber growth) => BasePeriod.Of(growth, scope.Index.PeriodOf(growth));
}
