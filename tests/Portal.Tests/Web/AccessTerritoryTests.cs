using System.Net;
using Microsoft.AspNetCore.Routing;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Tests.Web;

/// <summary>Nobody sees what is not theirs: a reader of Bắc Giang asks every address that there is for Quảng Ninh.</summary>
public sealed class AccessTerritoryTests(PortalHost host) : IClassFixture<PortalHost>
{
    /// <summary>What the address is asked for; with parts of its own, each is.</summary>
    private static readonly Dictionary<string, Question[]> Questions = new(StringComparer.Ordinal)
    {
        ["/"] = [Own("/"), Own("/?period=2014-01"), Others("/?area=22"), Others("/?area=22&period=2014-01"), Others("/?area=VN")],
        ["/comparison"] = [Own("/comparison")],
        ["/indicators"] =
        [
            Own("/indicators"), Own("/indicators?period=2014-01&find=Quảng Ninh"), Own("/indicators?area=24&period=2014-01&view=series&compare=22"),
            Others("/indicators?indicator=subscribers.mobile&area=22&period=2014-01"), Others("/indicators?indicator=subscribers.mobile&area=22&period=2014-01&view=series"),
            Others("/indicators?indicator=subscribers.mobile&area=VN&period=2014-01"),
        ],
        ["/indicators/table.csv"] = [Others("/indicators/table.csv?indicator=subscribers.mobile&area=22&period=2014-01"), Others("/indicators/table.csv?indicator=subscribers.mobile&area=VN&period=2014-01")],
        ["/passport"] =
        [
            Others("/passport?indicator=bts.sites&area=22&period=2014-01"), Others("/passport?indicator=subscribers.mobile&area=22&period=2014-01&operator=vnpt"),
            Others("/passport?indicator=bts.sites&area=VN&period=2014-01"),
        ],
        ["/passport/history"] = [Others("/passport/history?indicator=bts.sites&area=22&period=2014-01")],
        ["/receipts/{sequence}"] = [Others("/receipts/8"), Others("/receipts/9"), Others("/receipts/6"), Others("/receipts/9999")],
        ["/api/v1/figures"] =
        [
            Others("/api/v1/figures?indicator=bts.sites&area=22&period=2014-01"), Others("/api/v1/figures?indicator=bts.sites&area=24&area=22&period=2014-01"),
            Others("/api/v1/figures?indicator=share.subscribers.mobile&area=22&period=2014-01&operator=vnpt"), Others("/api/v1/figures?indicator=bts.sites&area=VN&period=2014-01"),
        ],
        ["/api/v1/figures/history"] = [Others("/api/v1/figures/history?indicator=bts.sites&area=22&period=2014-01")],
        ["/api/v1/series"] = [Others("/api/v1/series?metric=bts.sites&area=22&from=2014-01&to=2014-02")],
        ["/api/v1/reconciliation"] = [Others("/api/v1/reconciliation?area=22&period=2014-01"), Others("/api/v1/reconciliation?area=VN&period=2014-01")],
        ["/api/v1/completeness"] = [Others("/api/v1/completeness?period=2014-01&area=22"), Own("/api/v1/completeness?period=2014-01&operator=vnpt")],
        ["/api/v1/reminders"] = [Own("/api/v1/reminders?date=2014-02-20"), Own("/api/v1/reminders?date=2014-02-20&operator=vnpt&format=csv")],
        ["/api/v1/findings"] = [Others("/api/v1/findings?area=22"), Own("/api/v1/findings"), Own("/api/v1/findings?operator=viettel")],
        ["/api/v1/reports"] = [Own("/api/v1/reports")],
        ["/api/v1/reports/{report}"] =
        [
            Others("/api/v1/reports/main_targets?area=22&period=2014-01"), Others("/api/v1/reports/main_targets?area=22&period=2014-01&format=xlsx"),
            Others("/api/v1/reports/main_targets?area=22&period=2014-01&format=csv"),
        ],
        ["/reconciliation"] =
        [
            Own("/reconciliation"), Own("/reconciliation?period=2014-01"), Own("/reconciliation?area=22"), Own("/reconciliation?area=24&period=2014-01&source=mic"),
            Others("/reconciliation?area=22&period=2014-01"), Others("/reconciliation?area=VN&period=2014-01"),
        ],
        ["/api/v1/receipts/{id}"] = [Others("/api/v1/receipts/8"), Others("/api/v1/receipts/6"), Others("/api/v1/receipts/9999")],
        ["/api/v1/receipts/{id}/proof"] = [Others("/api/v1/receipts/8/proof"), Others("/api/v1/receipts/6/proof?checkpoint=9"), Others("/api/v1/receipts/9999/proof")],
        ["/api/v1/checkpoints"] = [Own("/api/v1/checkpoints")],
        ["/api/v1/checkpoints/key"] = [Own("/api/v1/checkpoints/key")],
        ["/api/v1/checkpoints/{size}"] = [Own("/api/v1/checkpoints/latest"), Own("/api/v1/checkpoints/8")],
        ["/api/v1/checkpoints/{size}/consistency"] = [Own("/api/v1/checkpoints/latest/consistency?from=8")],
        ["/api/v1/feed"] = [Own("/api/v1/feed")],
        ["/feed.atom"] = [Own("/feed.atom"), Own("/feed.atom?before=5&lang=en")],
        ["/feed.json"] = [Own("/feed.json")],
        ["/evidence"] = [Own("/evidence"), Own("/evidence?before=5")],
        ["/reporting"] = [Own("/reporting"), Own("/reporting?period=2014-01"), Others("/reporting?period=2014-01&area=22"), Own("/reporting?period=2014-01&operator=vnpt")],
        ["/findings"] = [Own("/findings"), Others("/findings?area=22"), Own("/findings?operator=viettel")],
        ["/findings/{id}"] = [Others("/findings/FINDING")],
        ["/publication"] = [Own("/publication"), Own("/publication?period=2014-01&count=3")],
        ["/publication/{area}/{period}"] = [Own("/publication/22/2014-01"), Own("/publication/VN/2014-01?compare=now")],
        ["/api/v1/editions"] = [Own("/api/v1/editions"), Own("/api/v1/editions?area=22&period=2014-01")],
        ["/api/v1/editions/{area}/{period}"] = [Own("/api/v1/editions/22/2014-01")],
        ["/api/v1/editions/{area}/{period}/comparison"] = [Others("/api/v1/editions/22/2014-01/comparison"), Others("/api/v1/editions/VN/2014-01/comparison?edition=2")],
        ["/api/v1/editions/{area}/{period}/{number}/figures.csv"] = [Others("/api/v1/editions/22/2014-01/1/figures.csv"), Others("/api/v1/editions/VN/2014-01/1/figures.csv")],
        ["/api/v1/editions/{area}/{period}/{number}/outside.csv"] = [Others("/api/v1/editions/22/2014-01/1/outside.csv"), Others("/api/v1/editions/VN/2014-01/1/outside.csv")],
        ["/reports"] = [Own("/reports"), Own("/reports?area=22&period=2014-01")],
        ["/reports/{report}"] = [Others("/reports/main_targets?area=22&period=2014-01")],
        ["/doctor"] = [Own("/doctor"), Own("/doctor?sample=bac-giang-2013")],
        ["/sign-in"] = [Own("/sign-in"), Own("/sign-in?return=/passport?area=22")],
        ["/password"] = [Own("/password")],
        ["/assets/{version}/{name}"] = [Own("/assets/x/portal.css")],
        ["/{**path}"] = [Others("/provinces/22")],
    };

    // As they are written on pages, in JSON and in tables.
    private static readonly string[] Secrets = ["98765431", "98.765.431", "98,765,431", "54327", "54.327", "54,327", "61283", "61.283", "61,283", "71359", "71.359", "71,359"];

    [Fact]
    public async Task No_address_shows_a_reader_of_one_province_anything_of_another()
    {
        await SeedAsync();
        Assert.Contains(Secrets[0], (await host.GetJsonAsync("everywhere", "/api/v1/figures?indicator=subscribers.mobile&area=22&period=2014-01&operator=vnpt")).ToString(), StringComparison.Ordinal);
        var patterns = host.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => e.RoutePattern.RawText!).ToHashSet(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            Assert.True(Questions.ContainsKey(pattern), $"{pattern} is new: say in {nameof(AccessTerritoryTests)} how somebody would ask it for another's province, and what must come back");
        }

        Assert.Empty(Questions.Keys.Except(patterns));
        var finding = (await host.GetJsonAsync("everywhere", "/api/v1/findings?area=22")).GetProperty("findings")[0].GetProperty("id").GetString();
        foreach (var question in Questions.Values.SelectMany(q => q))
        {
            foreach (var accept in new[] { "text/html", "application/json", "*/*" })
            {
                using var response = await host.GetAsync("reader", question.Address.Replace("FINDING", finding, StringComparison.Ordinal), accept);
                var text = await response.Content.ReadAsStringAsync();
                Assert.True(
                    !question.IsOthers || response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound,
                    $"{question.Address} as {accept}: {(int)response.StatusCode}, expected 403 or 404\n{text}");
                Assert.True((int)response.StatusCode < 500, $"{question.Address}: {text}");
                foreach (var secret in Secrets)
                {
                    Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{question.Address} as {accept} tells {secret}");
                }
            }
        }
    }

    private static Question Others(string address) => new(address, IsOthers: true);

    private static Question Own(string address) => new(address, IsOthers: false);

    // Numbers that nothing else has: what an operator reported, and what the ministry published.
    private async Task SeedAsync()
    {
        await host.SubmitAsync([Seed.Patch(Seed.Last + 1, "vnpt", "2014-01", DefaultCatalogue.QuangNinh.Key, ("bts.sites", 0, 54_327), ("subscribers.mobile", 0, 98_765_431))]);
        await host.SubmitAsync([Seed.Patch(Seed.Last + 2, "published:mic", "2014-01", DefaultCatalogue.QuangNinh.Key, ("bts.sites", 0, 61_283), ("bts.subscribers_per_site", 0, 71_359))]);
    }

    /// <summary>An address, and whether it names what is another's; otherwise it may answer, but with the caller's own.</summary>
    private sealed record Question(string Address, bool IsOthers);
}
