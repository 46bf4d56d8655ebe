using Telemetry.Catalogue;

namespace Telemetry.Storage.Series;

/// <summary>That a source has something for a period in a shard, and how recent it is.</summary>
/// <param name="Shard">Province or country.</param>
/// <param name="Source">Source code; <c>plan:</c> and <c>published:</c> + source code for plans and for what it has published itself (<see cref="StoredSource"/>).</param>
/// <param name="Period">The period.</param>
/// <param name="FirstSequence">Ledger sequence of the first patch.</param>
/// <param name="LastSequence">Ledger sequence of the last patch.</param>
public sealed record SeriesExtent(AreaKey Shard, string Source, Period Period, long FirstSequence, long LastSequence);
