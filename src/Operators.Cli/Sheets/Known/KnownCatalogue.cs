namespace Telemetry.Operators.Cli.Sheets.Known;

/// <summary>What the service takes from this sender: all that a sheet is understood with.</summary>
/// <param name="Source">The sender's code.</param>
/// <param name="Metrics">Metrics, and what plans may name besides.</param>
/// <param name="Units">Units, at whatever time they existed.</param>
internal sealed record KnownCatalogue(string Source, IReadOnlyList<KnownMetric> Metrics, IReadOnlyList<KnownUnit> Units)
{
    private readonly Dictionary<string, KnownMetric> _byCode = Metrics.GroupBy(m => m.Code).ToDictionary(g => g.Key, g => g.First());

    /// <summary>The metric of that code.</summary>
    public KnownMetric? Metric(string code) => _byCode.GetValueOrDefault(code);
}
