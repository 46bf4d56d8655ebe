using Telemetry.Catalogue;

namespace Telemetry.Storage.Series;

/// <summary>Which part of the store to read.</summary>
public sealed record SeriesSelection
{
    /// <summary>Periods, exactly as reported; nothing is derived here. At least one.</summary>
    public required IReadOnlyCollection<Period> Periods { get; init; }

    /// <summary>The shard; null for all.</summary>
    public AreaKey? Shard { get; init; }

    /// <summary>Source codes; null for all, plans included.</summary>
    public IReadOnlySet<string>? Sources { get; init; }

    /// <summary>Metric codes; null for all.</summary>
    public IReadOnlySet<string>? Metrics { get; init; }

    /// <summary>Ledger position up to which revisions count, inclusive. Default: everything projected.</summary>
    public long AsOf { get; init; } = long.MaxValue;
}
