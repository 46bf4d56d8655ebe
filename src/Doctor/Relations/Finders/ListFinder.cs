using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Totals and parts by the words: a list in brackets that names all parts adds up; a part (trong đó) is not more than its whole.</summary>
internal sealed class ListFinder : IRelationFinder
{
    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        var wholes = scope.Report.Numbers.Where(n => n.Whole is { } whole && IsComparable(n, scope, whole.Whole)).GroupBy(n => n.Whole!.Whole);
        foreach (var whole in wholes)
        {
            var list = whole.Where(n => n.Whole!.IsList).Select(n => n.Number.Id).ToList();
            if (list.Count > 1)
            {
                relations.AddSum(new SumRelation(DiagnosisKind.TotalAndParts, whole.Key, list, Confidence.Certain));
            }
            else if (list.Count == 1)
            {
                // One number is no list: what it was with could not be read.
                relations.Add(new AtMostRelation(whole.Key, list, Confidence.Likely));
            }

            foreach (var part in whole.Where(n => !n.Whole!.IsList))
            {
                relations.Add(new AtMostRelation(whole.Key, [part.Number.Id], Confidence.Certain));
            }
        }
    }

    private static bool IsComparable(LabelledNumber part, RelationScope scope, int whole)
    {
        if (whole < 0 || whole >= scope.Report.Numbers.Count || whole == part.Number.Id)
        {
            return false;
        }

        var total = scope[whole];
        return part.Role == total.Role
            && part.Role is NumberRole.Actual or NumberRole.Plan or NumberRole.Unknown
            && !FigureReader.IsRatio(part, scope.Catalogue) && !FigureReader.IsRatio(total, scope.Catalogue)
            && AreUnitsAlike(part.Number.Unit, total.Number.Unit)
            && !(WholeCount.MetricOf(part, scope.Catalogue) is { } metric && total.Item is { } item && Holds(metric, item));
    }

    // What the catalogue knows to be the total of the other is not its part, whatever the words' order.
    private static bool Holds(Metric metric, string part) => metric.Parts.Any(p => p.Code == part || Holds(p, part));

    // Where one has no unit of its own it is counted in the other's.
    private static bool AreUnitsAlike(string? one, string? other) => one is null || other is null || one == other;
}
