namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Printed indicators against what they are computed from, and against each other where they rest on the same people or land.</summary>
internal sealed class RatioFinder : IRelationFinder
{
    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        foreach (var reading in scope.Ratios)
        {
            relations.Add(new IndicatorRelation(reading));
        }

        var byNumber = scope.Ratios.ToDictionary(r => r.Number);
        foreach (var (number, reference) in scope.Denominators.Pairs)
        {
            relations.Add(new TwoDenominatorsRelation(byNumber[number], reference.Reading, reference.Metric));
        }
    }
}
