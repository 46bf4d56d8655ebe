using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;

namespace Telemetry.Portal.Tests.Web;

/// <summary>
/// Findings, from a store of their own: a total that is not its parts of Bắc Giang's department (June 2013), one of VNPT and more
/// shared sites than sites of Viettel (January 2014, Quảng Ninh), which
/// makes a ratio above 100 % as well.
/// </summary>
internal static class FindingSeed
{
    /// <summary>Receipt of the department's figures.</summary>
    public const long Department = 1;

    public static async Task<FindingService> OpenAsync(string folder)
    {
        var store = EmbeddedSeriesStore.Open(new EmbeddedSeriesStoreOptions { Folder = folder });
        await using (store)
        {
            await store.AppendAsync(
            [
                Patch(Department, "so-bac-giang", "2013-06", DefaultCatalogue.BacGiang, ("subscribers.fixed", 73_953), ("subscribers.mobile", 1_759_720), ("subscribers.telephone", 1_869_673)),
                Patch(2, "vnpt", "2014-01", DefaultCatalogue.QuangNinh, ("subscribers.fixed", 10), ("subscribers.mobile", 20), ("subscribers.telephone", 40)),
                Patch(3, "viettel", "2014-01", DefaultCatalogue.QuangNinh, ("bts.sites", 838), ("bts.sites_shared", 860)),
            ],
            3);
            var findings = FindingService.Open(folder, DefaultCatalogue.Instance, store);
            await findings.EvaluateAsync(Period.Month(2013, 6), 3);
            await findings.EvaluateAsync(Period.Month(2014, 1), 3);
            return findings;
        }
    }

    private static SeriesPatch Patch(long sequence, string source, string period, Area province, params (string Metric, long Value)[] cells) => new()
    {
        Sequence = sequence,
        Source = source,
        Period = Period.Parse(period),
        Shard = province.Key,
        Areas = [province.Key],
        Columns = [.. cells.Select(c => new SeriesColumn { Metric = c.Metric, Decimals = 0, Values = [c.Value] })],
    };
}
