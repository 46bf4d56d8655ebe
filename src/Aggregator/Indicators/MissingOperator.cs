using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>An operator that reported a metric before but not this time.</summary>
/// <param name="Source">Source code.</param>
/// <param name="LastReported">The earlier period in which it did.</param>
/// <param name="Provinces">Provinces in which it is missing, ordered by key.</param>
public sealed record MissingOperator(string Source, Period LastReported, IReadOnlyList<AreaKey> Provinces);
