using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>The same item, role, unit, source and time printed in two places. Two numbers of one sentence or row are two things, however they were read.</summary>
internal sealed class PrintedTwiceFinder : IRelationFinder
{
    // A figure is repeated a few times; what is read as one a hundred times is not one figure.
    private const int MostPrints = 8;

    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        foreach (var ((role, slot), items) in scope.Index.Groups)
        {
            if (role is not (NumberRole.Actual or NumberRole.Plan) || slot.Time.Length == 0)
            {
                continue;
            }

            foreach (var numbers in items.Values.Where(n => n.Count is > 1 and <= MostPrints))
            {
                foreach (var other in numbers.Skip(1).Where(n => AreOneFigure(scope, numbers[0], n)))
                {
                    relations.Add(new SameValueRelation(numbers[0], other, SameValueRelation.AreOneSlipApart(scope, numbers[0], other), Confidence.Likely));
                }
            }
        }
    }

    private static bool AreOneFigure(RelationScope scope, int one, int other)
    {
        var (a, b) = (scope[one], scope[other]);
        var areInOneTable = a.Number.Cell is { } x && b.Number.Cell is { } y && x.Table == y.Table;
        return !areInOneTable
            && !scope.Index.AreTogether(one, other)
            && a.Number.Unit is not null && a.Number.Unit == b.Number.Unit
            && a.Whole?.Whole != other && b.Whole?.Whole != one
            && !AreOfDifferentWholes(scope, a, b)
            && SameValueRelation.MayBeOne(scope, one, other);
    }

    // Fixed lines of 65,3 million phones and of 137,6 million are not the same lines.
    private static bool AreOfDifferentWholes(RelationScope scope, LabelledNumber one, LabelledNumber other) =>
        one.Whole is { } a && other.Whole is { } b && !scope.Figures[a.Whole].Coarse.Meets(scope.Figures[b.Whole].Coarse);
}
