using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>
/// Per cents of a plan. In a table value and plan are those of the row; in running text the value is the one described, and its plan is looked for in the whole report.
/// </summary>
internal sealed class CompletionFinder : IRelationFinder
{
    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        foreach (var number in scope.Report.Numbers)
        {
            if (number.Role != NumberRole.Completion && number is not { Role: NumberRole.RatioToBase, Base.Kind: ComparisonKind.Plan })
            {
                continue;
            }

            var pairs = number.Number.Cell is { } cell ? PairsOfRow(scope, number, scope.Index.InRow(cell.Table, cell.Row)) : [];
            if (pairs.Count == 0 && ActualOf(scope, number) is { } actual)
            {
                pairs = [new CompletionPair(actual, PlanOf(scope, number, actual), Direction(scope, scope[actual].Item ?? number.Item))];
            }

            if (pairs.Count > 0)
            {
                relations.Add(new CompletionRelation(number.Number.Id, pairs));
            }
        }
    }

    // Several values with plans in one row: the per cent's own item first, then from left to right.
    private static List<CompletionPair> PairsOfRow(RelationScope scope, LabelledNumber completion, IReadOnlyList<int> row)
    {
        var pairs = new List<CompletionPair>();
        foreach (var actual in row.Take(50).Where(n => scope[n].Role == NumberRole.Actual).OrderBy(n => n == completion.Of ? 0 : scope[n].Item == completion.Item ? 1 : 2))
        {
            var item = scope[actual].Item;
            var plans = row.Take(50).Where(n => scope[n].Role == NumberRole.Plan && scope[n].Item == item).ToList();

            // A level on the network beside the year's additions: not what the plan is for.
            if (plans.Count > 0 && !pairs.Exists(p => scope[p.Actual].Item == item))
            {
                pairs.Add(new CompletionPair(actual, BestPlan(scope, plans, completion, actual), Direction(scope, item)));
            }
        }

        return pairs;
    }

    private static int? ActualOf(RelationScope scope, LabelledNumber completion)
    {
        if (completion.Of is { } of)
        {
            return scope[of].Role == NumberRole.Actual ? of : null;
        }

        if (completion.Item is not { } item)
        {
            return null;
        }

        var printed = scope.Index.Find(item, NumberRole.Actual, scope.Index.SlotOf(completion));
        return printed.Count > 0 ? scope.Index.Nearest(completion.Number.Id, printed) : null;
    }

    // The plan of the per cent's period, else of the value's; of any other period only where value and plan stand together.
    private static int? PlanOf(RelationScope scope, LabelledNumber completion, int actual)
    {
        if (scope[actual].Item is not { } item)
        {
            return null;
        }

        foreach (var period in (ReadOnlySpan<Period?>)[completion.Period, scope.Index.PeriodOf(scope[actual])])
        {
            if (period is { } known && scope.Index.Find(item, NumberRole.Plan, scope.Index.SlotAt(scope[actual], item, known)) is { Count: > 0 } plans)
            {
                return scope.Index.Nearest(completion.Number.Id, plans);
            }
        }

        var together = scope.Index.Find(item, NumberRole.Plan).Take(100).Where(p => scope.Index.AreTogether(p, actual)).ToList();
        return together.Count == 1 ? together[0] : null;
    }

    private static int BestPlan(RelationScope scope, List<int> plans, LabelledNumber completion, int actual)
    {
        foreach (var period in (ReadOnlySpan<Period?>)[completion.Period, scope.Index.PeriodOf(scope[actual])])
        {
            if (period is { } known && plans.Where(p => scope[p].Period?.Last == known.Last).Take(1).ToList() is [var plan])
            {
                return plan;
            }
        }

        return plans[0];
    }

    private static bool? Direction(RelationScope scope, string? item)
    {
        if (item is null)
        {
            return null;
        }

        return scope.Catalogue.Indicators.TryGetValue(item, out var indicator) && indicator.Better == Better.Lower;
    }
}
