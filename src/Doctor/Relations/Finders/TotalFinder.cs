using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Totals whose parts the catalogue knows: of one role, unit, source and time. Parts of which some are missing can only be too many.</summary>
internal sealed class TotalFinder : IRelationFinder
{
    // A total printed in more places than these is held against its parts only where it differs.
    private const int MostPrints = 20;

    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        foreach (var ((role, _), items) in scope.Index.Groups)
        {
            if (role is NumberRole.Actual or NumberRole.Plan)
            {
                foreach (var (item, totals) in items)
                {
                    FindOf(scope, relations, item, totals);
                }
            }
        }
    }

    private static void FindOf(RelationScope scope, RelationList relations, string item, List<int> totals)
    {
        if (!scope.Catalogue.Metrics.TryGetValue(item, out var metric) || metric.Parts.Count == 0)
        {
            return;
        }

        // The same total twice says the same twice.
        foreach (var total in totals.Take(MostPrints).DistinctBy(t => scope.Figures[t].Value))
        {
            var parts = PartsOf.Metric(scope, metric, total);
            if (parts.IsComplete)
            {
                relations.AddSum(new SumRelation(DiagnosisKind.TotalAndParts, total, parts.Numbers, Confidence.Certain));
            }
            else if (parts.Numbers.Count > 0 && metric.Minimum >= 0)
            {
                relations.Add(new AtMostRelation(total, parts.Numbers, Confidence.Certain));
            }
        }
    }
}
