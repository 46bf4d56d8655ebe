namespace Telemetry.Doctor.Relations.Finders;

/// <summary>Printed indicators against what they are computed from, and against each other where they rest on the same people or land.</summary>
internal sealed class RatioFinder : IRelationFinder
{
    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        // The same figure printed again says the same again.
        var readings = scope.Ratios.DistinctBy(r => (r.Indicator, scope.Index.SlotOf(scope[r.Number]), scope.Figures[r.Number].Value)).ToList();
        foreach (var reading in readings)
        {
            relations.Add(new IndicatorRelation(reading));
        }

        foreach (var reading in readings)
        {
            if (scope.Denominators.ReferenceOf(reading) is { } reference)
            {
                relations.Add(new TwoDenominatorsRelation(reading, reference.Reading, reference.Metric));
            }
        }
    }
}
