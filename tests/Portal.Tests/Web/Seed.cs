using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Tests.Web;

/// <summary>A little of what was published: Bắc Giang in June 2013, with its correction, and two operators in Quảng Ninh.</summary>
internal static class Seed
{
    /// <summary>Ledger sequence of the figures as first reported.</summary>
    public const long FirstReport = 3;

    /// <summary>Ledger sequence of the correction, the last but one.</summary>
    public const long Correction = 5;

    /// <summary>The last ledger sequence.</summary>
    public const long Last = 7;

    private static AreaKey BacGiang => DefaultCatalogue.BacGiang.Key;

    private static AreaKey QuangNinh => DefaultCatalogue.QuangNinh.Key;

    /// <summary>What each of the entries from 1 to <see cref="Last"/> adds.</summary>
    public static IReadOnlyList<SeriesPatch> Patches { get; } =
    [
        Patch(1, "gso", "2013", BacGiang, ("population.average", 0, 1_593_200), ("area.land", 2, 384_970)),
        Patch(2, "vnpost", "2013-06", BacGiang, ("postal.offices", 0, 46), ("postal.commune_points", 0, 185), ("postal.agents", 0, 33)),
        Patch(FirstReport, "so-bac-giang", "2013-06", BacGiang, ("subscribers.fixed", 0, 73_953), ("subscribers.mobile", 0, 1_759_720)),
        Patch(4, "plan:so-bac-giang", "2015", BacGiang, ("density.telephone", 2, 11_380), ("postal.service_radius", 3, 2_140)),
        Patch(Correction, "so-bac-giang", "2013-06", BacGiang, ("subscribers.mobile", 0, 1_795_720)),
        Patch(6, "vnpt", "2014-01", QuangNinh, ("subscribers.mobile", 0, 300), ("bts.sites", 0, 12)),
        Patch(Last, "viettel", "2014-01", QuangNinh, ("subscribers.mobile", 0, 700)),
    ];

    public static async Task WriteAsync(ISeriesStore store) => await store.AppendAsync(Patches, Last);

    /// <summary>What an entry adds to a province.</summary>
    public static SeriesPatch Patch(long sequence, string source, string period, AreaKey province, params (string Metric, int Decimals, long Value)[] cells) => new()
    {
        Sequence = sequence,
        Source = source,
        Period = Period.Parse(period),
        Shard = province,
        Areas = [province],
        Columns = [.. cells.OrderBy(c => c.Metric, StringComparer.Ordinal).Select(c => new SeriesColumn { Metric = c.Metric, Decimals = c.Decimals, Values = [c.Value] })],
    };
}
