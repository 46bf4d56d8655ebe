using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Schedule;

/// <summary>Everything on which it depends what is due.</summary>
internal sealed record DueInput
{
    /// <summary>The catalogue in force.</summary>
    public required Catalogue.Catalogue Catalogue { get; init; }

    /// <summary>What the store has, of all shards.</summary>
    public required IReadOnlyList<SeriesExtent> Extents { get; init; }

    /// <summary>What the store has of metrics whose values can stand for other periods.</summary>
    public required IReadOnlyList<StandingFigures> Standing { get; init; }

    /// <summary>What was computed.</summary>
    public required IReadOnlyDictionary<Period, RunRecord> Runs { get; init; }

    /// <summary>The store's position, read after <see cref="Extents"/>.</summary>
    public required long Position { get; init; }

    /// <summary>The time.</summary>
    public required DateTimeOffset Now { get; init; }
}
