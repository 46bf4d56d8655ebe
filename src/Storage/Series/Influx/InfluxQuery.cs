using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>InfluxQL for figures. Every name in it went through <see cref="InfluxName"/>, so that nothing in it can end a quote.</summary>
internal static class InfluxQuery
{
    /// <summary>A period's figures up to a position (inclusive, at least 1), of a shard, a unit, or both.</summary>
    public static string Figures(Period period, SeriesSelection selection, long asOf, AreaKey? shard, AreaKey? area = null)
        => $"SELECT {Fields(selection.Metrics)} FROM \"{InfluxLayout.Figures}\" WHERE {Grain(period)}{Unit("shard", shard)}{Unit("area", area)}{Sources(selection.Sources)} AND {Time(period, asOf)}";

    /// <summary>What entries have added after one position up to another.</summary>
    public static string Entries(long after, long upTo)
        => string.Create(CultureInfo.InvariantCulture, $"SELECT \"what\" FROM \"{InfluxLayout.Entries}\" WHERE time > {after} AND time <= {upTo}");

    /// <summary>A stored rollup.</summary>
    public static string Rollup(Period period, AreaKey shard)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT * FROM \"{InfluxLayout.Rollups}\" WHERE {Grain(period)}{Unit("shard", shard)} AND time = {InfluxLayout.TimeOf(period)}");

    /// <summary>Deletes a source's figures.</summary>
    public static string Forget(AreaKey shard, string source, PeriodRun run)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"DELETE FROM \"{InfluxLayout.Figures}\" WHERE {Grain(run.First)}{Unit("shard", shard)} AND \"source\"='{InfluxName.Of(source)}' AND time >= {InfluxLayout.TimeOf(run.First)} AND time <= {InfluxLayout.TimeOf(run.Last) + InfluxLayout.MaxSequence}");

    private static string Grain(Period period) => $"\"grain\"='{InfluxLayout.GrainOf(period)}'";

    private static string Unit(string tag, AreaKey? unit) => unit is { } one ? $" AND \"{tag}\"='{InfluxName.Of(one)}'" : "";

    private static string Time(Period period, long asOf)
    {
        var midnight = InfluxLayout.TimeOf(period);
        return string.Create(CultureInfo.InvariantCulture, $"time >= {midnight} AND time <= {midnight + Math.Min(asOf, InfluxLayout.MaxSequence)}");
    }

    private static string Fields(IReadOnlySet<string>? metrics)
        => metrics is null
            ? "*"
            : "\"area\",\"source\"," + string.Join(',', metrics.Select(InfluxName.Of).Select(m => $"\"{m}{InfluxLayout.StateEnding}\",\"{m}{InfluxLayout.ValueEnding}\""));

    private static string Sources(IReadOnlySet<string>? sources)
        => sources is null ? "" : $" AND ({string.Join(" OR ", sources.Select(s => $"\"source\"='{InfluxName.Of(s)}'"))})";
}
