using Telemetry.Catalogue;

namespace Telemetry.Storage.Series;

/// <summary>What one ledger entry adds to one shard: a table of one source and period. Immutable once written.</summary>
public sealed class SeriesPatch
{
    /// <summary>Ledger sequence: the revision's number.</summary>
    public required long Sequence { get; init; }

    /// <summary>Source code; <c>plan:</c> and <c>published:</c> + source code for plans and for what it has published itself (<see cref="StoredSource"/>).</summary>
    public required string Source { get; init; }

    /// <summary>Period of all cells.</summary>
    public required Period Period { get; init; }

    /// <summary>The province that the units belong to at the period; the country for national values.</summary>
    public required AreaKey Shard { get; init; }

    /// <summary>Units, each once.</summary>
    public required AreaKey[] Areas { get; init; }

    /// <summary>Columns, each metric at most once.</summary>
    public required SeriesColumn[] Columns { get; init; }
}
