namespace Telemetry.Aggregator.Disclosure;

/// <summary>Metrics of a family, by index, that are withheld together: adding to some what is taken from others keeps every sum of parts right. Immutable.</summary>
/// <param name="Members">Indices in the family, ascending.</param>
/// <param name="Largest">Lowest parts in the largest of them: what a reader loses at the top.</param>
/// <param name="Size">Lowest parts in each of them, added up.</param>
internal sealed record MetricPattern(int[] Members, int Largest, int Size)
{
    /// <summary>Whether a metric is in it.</summary>
    public bool Contains(int metric) => Array.IndexOf(Members, metric) >= 0;
}
