using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Numbers that their items cannot be, and places whose marks were read otherwise than the report's.</summary>
internal sealed class PossibleValueFinder : IRelationFinder
{
    private const decimal WholeShare = 100;

    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        foreach (var number in scope.Report.Numbers)
        {
            var id = number.Number.Id;
            if (LimitsOf(number, scope.Catalogue) is { } limits && (scope.Figures.IsUnusable(id) || !limits.Meets(scope.Figures[id].Coarse)))
            {
                relations.Add(new PossibleValueRelation(id, limits));
            }
        }

        FindMixedMarks(scope, relations);
    }

    private static Interval? LimitsOf(LabelledNumber number, Catalogue.Catalogue catalogue)
    {
        if (number.Role == NumberRole.Share)
        {
            return new(0, WholeShare);
        }

        return number.Role is NumberRole.Actual or NumberRole.Plan && WholeCount.MetricOf(number, catalogue) is { } metric
            ? new(DecimalMath.Unscale(metric.Minimum, metric.Decimals), DecimalMath.Unscale(metric.Maximum, metric.Decimals))
            : null;
    }

    // Only what could have been read the other way: 1.404.708 leaves no choice, 133,202 does.
    private static void FindMixedMarks(RelationScope scope, RelationList relations)
    {
        var styles = scope.Report.Numbers.Where(n => n.Number.Style != NumberStyle.Plain)
            .GroupBy(n => n.Number.Style).OrderByDescending(g => g.Count()).Select(g => g.Key).ToList();
        if (styles.Count < 2)
        {
            return;
        }

        var odd = scope.Report.Numbers.Where(n => n.Number.Style != NumberStyle.Plain && n.Number.Style != styles[0] && n.Number.OtherReadings.Count > 0);
        foreach (var place in odd.GroupBy(n => n.Number.Cell is { } cell ? (cell.Table, cell.Column) : (-1, -1)))
        {
            relations.Add(new SeparatorRelation([.. place.Select(n => n.Number.Id).Take(100)]));
        }
    }
}
