namespace Telemetry.Portal.Maps.Import;

/// <summary>What came of an import: files, or faults. Immutable.</summary>
public sealed record MapImportResult
{
    /// <summary>Every fault; with one there are no files.</summary>
    public IReadOnlyList<MapFault> Faults { get; init; } = [];

    /// <summary>The maps, each below the maps' folder.</summary>
    public IReadOnlyList<ImportedMap> Maps { get; init; } = [];
}
