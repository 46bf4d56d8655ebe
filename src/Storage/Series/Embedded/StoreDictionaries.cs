using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>What blocks number: units, sources, metrics. A catalogue that grows only appends, so no block ever shifts.</summary>
internal sealed class StoreDictionaries
{
    /// <summary>Units by code and first day of validity.</summary>
    public AppendOnlyDictionary<AreaKey> Areas { get; } = new("area", BlockKey.MaxShard, AreaKeyComparer.Instance);

    /// <summary>Source codes, plans' too.</summary>
    public AppendOnlyDictionary<string> Sources { get; } = new("source", BlockKey.MaxSource);

    /// <summary>Metric codes, and the indicators' that plans name.</summary>
    public AppendOnlyDictionary<string> Metrics { get; } = new("metric", BlockReader.MaxMetric);
}
