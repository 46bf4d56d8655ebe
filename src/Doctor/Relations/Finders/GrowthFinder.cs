using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Changes and ratios with their base: printed in the report, else the ledger's, else implied.</summary>
internal sealed class GrowthFinder : IRelationFinder
{
    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        foreach (var number in scope.Report.Numbers)
        {
            if (number.Role is not (NumberRole.Growth or NumberRole.RatioToBase or NumberRole.Change)
                || number.Base?.Kind == ComparisonKind.Plan || ActualOf(scope, number) is not { } actual)
            {
                continue;
            }

            var (from, period) = BaseOf(scope, number, actual);
            if (number.Role == NumberRole.Change)
            {
                if (from.IsPrinted)
                {
                    relations.AddSum(new SumRelation(DiagnosisKind.GrowthAndBase, actual, [from.Numbers[0], number.Number.Id], Confidence.Certain));
                }

                continue;
            }

            var formula = number.Role == NumberRole.Growth ? Formula.Growth : Formula.PerCent;
            relations.Add(new GrowthRelation(number.Number.Id, formula, actual, from, period));
        }
    }

    /// <summary>The value that grew; null where it is not printed.</summary>
    internal static int? ActualOf(RelationScope scope, LabelledNumber growth)
    {
        if (growth.Of is { } of)
        {
            return scope[of].Role == NumberRole.Actual ? of : null;
        }

        if (growth.Item is not { } item)
        {
            return null;
        }

        var printed = scope.Index.Find(item, NumberRole.Actual, scope.Index.SlotOf(growth));
        return printed.Count > 0 ? scope.Index.Nearest(growth.Number.Id, printed) : null;
    }

    // The same row's value of that period, whatever the row is about.
    private static int? InRow(RelationScope scope, LabelledNumber value, Catalogue.Period period) =>
        value.Number.Cell is { } cell && scope.Index.InRow(cell.Table, cell.Row).Take(50)
            .Where(n => n != value.Number.Id && scope[n].Role == NumberRole.Actual && scope[n].Item == value.Item && scope[n].Period == period && scope[n].Number.Unit == value.Number.Unit)
            .Take(2).ToList() is [var only] ? only : null;

    private static (Operand From, Catalogue.Period? Period) BaseOf(RelationScope scope, LabelledNumber growth, int actual)
    {
        var value = scope[actual];
        var period = BasePeriod.Of(growth, scope.Index.PeriodOf(value));
        if (period is not null && InRow(scope, value, period.Value) is { } beside)
        {
            return (Operand.Of("base", beside), period);
        }

        if (period is null || value.Item is not { } item)
        {
            return (Operand.Unknown("base"), period);
        }

        // A base that is the value itself would prove nothing: the period was read too loosely.
        var slot = scope.Index.SlotAt(value, item, period);
        if (slot == scope.Index.SlotOf(value))
        {
            return (Operand.Unknown("base"), null);
        }

        if (scope.Index.Find(item, NumberRole.Actual, slot) is { Count: > 0 } printed)
        {
            return (Operand.Of("base", scope.Index.Nearest(actual, printed)), period);
        }

        return scope.Ledger.Find(item, scope.Index.AreaOf(value), period, value.Source) is { } use
            ? (new Operand("base", [], use), period)
            : (Operand.Unknown("base"), period);
    }
}
