using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>
/// A rollup as points that a dashboard reads without knowing this store: measurement <c>sums</c>; tags area, grain, shard, source
/// (<see cref="Total"/> for the computed total); for each metric <c>metric</c> (a float, in the metric's unit), <c>metric:reported</c>,
/// <c>metric:expected</c> and <c>metric:state</c>, which is 0 where there is no value, whatever the reason. Points are replaced in place; a value that is
/// gone gets the state 0.
/// </summary>
/// <param name="decimals">Decimals of a metric, by which sums are scaled.</param>
internal sealed class SumLines(Func<string, int> decimals)
{
    /// <summary>The source tag of the computed total; no source's code begins so.</summary>
    public const string Total = ":total";

    /// <summary>The lines of a rollup; <paramref name="before"/> is what it replaces.</summary>
    public IEnumerable<string> Lines(RollupTable table, RollupTable? before)
    {
        var gone = before is null ? [] : Cells(before).Where(c => c.Flags != 0).ToDictionary(c => (c.Area, c.Source, c.Metric));
        var cells = Cells(table).ToList();
        foreach (var cell in cells)
        {
            gone.Remove((cell.Area, cell.Source, cell.Metric));
        }

        cells.AddRange(gone.Values.Select(c => c with { Value = 0, Flags = 0, Reported = 0, Expected = 0 }));
        return cells.GroupBy(c => (c.Area, c.Source)).Select(point => string.Create(
            CultureInfo.InvariantCulture,
            $"{InfluxLayout.Sums},area={InfluxName.Of(point.Key.Area)},grain={InfluxLayout.GrainOf(table.Period)},shard={InfluxName.Of(table.Shard)},source={Source(point.Key.Source)} {string.Join(',', point.Select(Fields))} {InfluxLayout.TimeOf(table.Period)}"));
    }

    private static IEnumerable<Cell> Cells(RollupTable table)
        => table.Series.SelectMany(s => table.Areas.Select((area, i) => RollupSeries.HasValue(s.Flags[i])
            ? new Cell(area, s.Source, s.Metric, s.Values[i], s.Flags[i], s.Reported[i], s.Expected[i])
            : new Cell(area, s.Source, s.Metric, 0, 0, s.Reported[i], s.Expected[i])));

    private static string Source(string source) => source.Length == 0 ? Total : InfluxName.Of(source);

    private string Fields(Cell cell)
    {
        var metric = InfluxName.Of(cell.Metric);
        var value = (double)(cell.Value / PowerOfTen(decimals(cell.Metric)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{metric}={value:R},{metric}:expected={cell.Expected}i,{metric}:reported={cell.Reported}i,{metric}{InfluxLayout.StateEnding}={cell.Flags}i");
    }

    private static decimal PowerOfTen(int decimals)
    {
        var power = 1m;
        for (; decimals > 0; decimals--)
        {
            power *= 10;
        }

        return power;
    }

    private sealed record Cell(AreaKey Area, string Source, string Metric, long Value, byte Flags, int Reported, int Expected);
}
