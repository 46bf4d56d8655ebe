using Telemetry.Catalogue;

namespace Telemetry.Storage.Series;

/// <summary>One source's values of one period in one shard, reduced to the last revision of each cell.</summary>
/// <param name="Shard">Province or country.</param>
/// <param name="Source">Source code; <c>plan:</c> and <c>published:</c> + source code for plans and for what it has published itself (<see cref="StoredSource"/>).</param>
/// <param name="Period">The period.</param>
/// <param name="Areas">Units, each once, in no particular order.</param>
/// <param name="Columns">One per metric that has a cell; each as long as <paramref name="Areas"/>.</param>
public sealed record SeriesSlice(AreaKey Shard, string Source, Period Period, AreaKey[] Areas, IReadOnlyList<SeriesValues> Columns);
