using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Tests.Web;

/// <summary>On top of <see cref="Seed"/>: districts of Quảng Ninh in January 2014, shared sites of two of them in that of both years, and newspapers of Bắc Giang around a change of their definition.</summary>
internal static class IndicatorsSeed
{
    private const long Last = 15;

    public static Task WriteAsync(PortalHost host)
    {
        var quangNinh = DefaultCatalogue.QuangNinh.Key;
        var bacGiang = DefaultCatalogue.BacGiang.Key;
        AreaKey[] districts = [District("194"), District("195"), District("198"), District("207")];
        return host.AppendAsync(
        [
            Patch(8, "gso", "2014", quangNinh, districts, ("population.average", 0, [100_000, 200_000, 50_000, 5_000]), ("area.land", 2, [51_600, 34_300, 47_500, 4_700])),
            Patch(9, "vnpt", "2014-01", quangNinh, districts[..3], ("subscribers.mobile", 0, [50_000, 100_000, 10_000])),
            Patch(10, "vnpost", "2014-01", quangNinh, districts[..3], ("postal.agents", 0, [0, 0, 0]), ("postal.commune_points", 0, [0, 0, 0]), ("postal.offices", 0, [10, 40, 5])),
            Patch(11, "vnpost", "2013-05", bacGiang, [bacGiang], ("volume.newspapers", 0, [1_000])),
            Patch(12, "vnpost", "2013-06", bacGiang, [bacGiang], ("volume.newspapers", 0, [3_000])),
            Patch(13, "vnpt", "2013-12", quangNinh, districts[..1], ("subscribers.mobile", 0, [40_000])),
            Patch(14, "vnpt", "2013-01", quangNinh, districts[..2], ("bts.sites", 0, [100, 160]), ("bts.sites_shared", 0, [30, 32])),
            Patch(Last, "vnpt", "2014-01", quangNinh, districts[..2], ("bts.sites", 0, [100, 200]), ("bts.sites_shared", 0, [28, 51])),
        ],
        Last);
    }

    private static AreaKey District(string code) => DefaultCatalogue.Unit(code + "@2004-07-08").Key;

    private static SeriesPatch Patch(long sequence, string source, string period, AreaKey shard, AreaKey[] areas, params (string Metric, int Decimals, long[] Values)[] cells) => new()
    {
        Sequence = sequence,
        Source = source,
        Period = Period.Parse(period),
        Shard = shard,
        Areas = areas,
        Columns = [.. cells.Select(c => new SeriesColumn { Metric = c.Metric, Decimals = c.Decimals, Values = c.Values })],
    };
}
