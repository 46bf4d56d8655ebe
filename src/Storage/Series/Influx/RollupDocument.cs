namespace Telemetry.Storage.Series.Influx;

/// <summary>A rollup as JSON; areas as <c>code@valid-from</c>.</summary>
internal sealed record RollupDocument(long Position, string CatalogueVersion, string[] Areas, RollupSeries[] Series);
