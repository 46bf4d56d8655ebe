using Telemetry.Catalogue;

namespace Telemetry.Storage.Series;

/// <summary>Sums of one period in one shard for every unit above the lowest level: derived, replaceable.</summary>
public sealed class RollupTable
{
    /// <summary>The period summed.</summary>
    public required Period Period { get; init; }

    /// <summary>Province or country.</summary>
    public required AreaKey Shard { get; init; }

    /// <summary>Ledger position of the newest input that could have counted.</summary>
    public required long Position { get; init; }

    /// <summary>Catalogue version it was computed with.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>Units, parents before children.</summary>
    public required AreaKey[] Areas { get; init; }

    /// <summary>One series per source and metric that has anything, and one per metric for the total.</summary>
    public required IReadOnlyList<RollupSeries> Series { get; init; }
}
