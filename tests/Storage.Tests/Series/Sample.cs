using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Series;

/// <summary>Names and patches that the tests share.</summary>
internal static class Sample
{
    public static readonly DateOnly Old = new(2004, 1, 1);
    public static readonly DateOnly Reform = new(2025, 7, 1);
    public static readonly AreaKey BacGiang = new("24", Old);
    public static readonly AreaKey BacNinh = new("24", Reform);
    public static readonly AreaKey QuangNinh = new("22", Old);
    public static readonly AreaKey Country = new("VN", Old);
    public static readonly Period June = Period.Month(2013, 6);
    public static readonly Period July = Period.Month(2013, 7);

    /// <summary>A unit of the test's own.</summary>
    public static AreaKey Area(int number) => new(number.ToString("00000", System.Globalization.CultureInfo.InvariantCulture), Old);

    /// <summary>A patch of one cell in Bắc Giang, June 2013, from vnpt, unless said otherwise.</summary>
    public static SeriesPatch Cell(
        long sequence,
        AreaKey area,
        string metric,
        long value,
        CellState state = CellState.Present,
        string source = "vnpt",
        Period? period = null,
        AreaKey? shard = null,
        int decimals = 0)
        => Table(
            sequence,
            [area],
            [Column(metric, [value], state == CellState.Present ? null : [state], decimals: decimals)],
            source,
            period,
            shard);

    /// <summary>A patch of a table in Bắc Giang, June 2013, from vnpt, unless said otherwise.</summary>
    public static SeriesPatch Table(
        long sequence, AreaKey[] areas, SeriesColumn[] columns, string source = "vnpt", Period? period = null, AreaKey? shard = null)
        => new()
        {
            Sequence = sequence,
            Source = source,
            Period = period ?? June,
            Shard = shard ?? BacGiang,
            Areas = areas,
            Columns = columns,
        };

    public static SeriesColumn Column(string metric, long[] values, CellState[]? states = null, int[]? rows = null, int decimals = 0)
        => new() { Metric = metric, Decimals = decimals, Values = values, States = states, Rows = rows };

    public static SeriesSelection Select(
        Period? period = null, AreaKey? shard = null, string[]? sources = null, string[]? metrics = null, long asOf = long.MaxValue)
        => new()
        {
            Periods = [period ?? June],
            Shard = shard,
            Sources = sources?.ToHashSet(),
            Metrics = metrics?.ToHashSet(),
            AsOf = asOf,
        };
}
