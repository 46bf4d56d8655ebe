using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Values, indicators and plans against the ledger's.</summary>
internal sealed class LedgerFinder : IRelationFinder
{
    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        foreach (var number in scope.Report.Numbers)
        {
            var item = number.Role switch
            {
                NumberRole.Actual => number.Item,
                NumberRole.Plan when number.Item is { } planned => "plan." + planned,
                _ => null,
            };
            if (item is not null && scope.Index.IsOfItem(number) && scope.Index.PeriodOf(number) is { } period
                && scope.Ledger.Find(item, scope.Index.AreaOf(number), period, number.Source) is { } use && IsOfTheSameTime(use, period))
            {
                relations.Add(new SameValueRelation(number.Number.Id, use));
            }
        }
    }

    // Last year's population stands for this year's in a density; it is not the same figure.
    private static bool IsOfTheSameTime(LedgerUse use, Period period) => use.PeriodUsed.Year == period.Year;
}
