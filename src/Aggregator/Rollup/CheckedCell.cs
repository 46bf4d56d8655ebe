namespace Telemetry.Aggregator.Rollup;

/// <summary>A value that can be derived beside the one a cell has.</summary>
internal readonly record struct CheckedCell(Provenance How, Cell Derived);
