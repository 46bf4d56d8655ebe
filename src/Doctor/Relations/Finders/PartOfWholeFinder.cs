using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Parts that the catalogue's rules know to be at most their whole: shared sites and sites.</summary>
internal sealed class PartOfWholeFinder : IRelationFinder
{
    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        var rules = scope.Catalogue.Rules.Values.Where(r => r.Kind == CheckRuleKind.AtMost).OrderBy(r => r.Code, StringComparer.Ordinal).ToList();
        foreach (var ((role, _), items) in scope.Index.Groups)
        {
            if (role != NumberRole.Actual)
            {
                continue;
            }

            foreach (var rule in rules)
            {
                if (rule.Metrics.Count == 2 && items.TryGetValue(rule.Metrics[0].Code, out var parts) && items.TryGetValue(rule.Metrics[1].Code, out var wholes))
                {
                    FindOf(scope, relations, parts, wholes);
                }
            }
        }
    }

    private static void FindOf(RelationScope scope, RelationList relations, List<int> parts, List<int> wholes)
    {
        foreach (var part in parts.DistinctBy(p => scope.Figures[p].Value))
        {
            // The words have said it already where one names the other.
            var whole = scope.Index.Nearest(part, wholes.Count > 20 ? wholes[..20] : wholes);
            if (scope[part].Whole is null)
            {
                relations.Add(new AtMostRelation(whole, [part], Confidence.Certain));
            }
        }
    }
}
