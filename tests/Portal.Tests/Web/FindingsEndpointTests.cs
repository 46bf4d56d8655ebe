using System.Net;
using System.Text.Json;

namespace Telemetry.Portal.Tests.Web;

/// <summary>Who sees which findings, in which words, and who may explain them.</summary>
public sealed class FindingsEndpointTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Findings = "/api/v1/findings";

    [Theory]
    [InlineData("everywhere", "", "parts.total bts.shared parts.total ratio.sharing")]
    [InlineData("everywhere", "?period=2014-01", "parts.total bts.shared ratio.sharing")]
    [InlineData("everywhere", "?area=22", "parts.total bts.shared ratio.sharing")]
    [InlineData("everywhere", "?area=VN&operator=viettel", "bts.shared")]
    [InlineData("everywhere", "?operator=all", "ratio.sharing")]
    [InlineData("everywhere", "?rule=bts.shared", "bts.shared")]
    [InlineData("everywhere", "?severity=warning", "")]
    [InlineData("everywhere", "?severity=error&state=open&operator=viettel", "bts.shared")]
    [InlineData("reader", "", "parts.total")]
    [InlineData("reader", "?area=24", "parts.total")]
    [InlineData("reader", "?period=2014-01", "")]
    [InlineData("vnpt", "", "parts.total")]
    [InlineData("vnpt", "?operator=vnpt&area=22", "parts.total")]
    public async Task A_caller_sees_its_own(string caller, string question, string rules)
    {
        var findings = (await host.GetJsonAsync(caller, Findings + question)).GetProperty("findings").EnumerateArray();

        Assert.Equal(
            rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            findings.Select(f => f.GetProperty("rule").GetProperty("code").GetString()!).Order());
    }

    [Theory]
    [InlineData("", "", HttpStatusCode.Unauthorized, "unauthenticated")]
    [InlineData("reader", "?area=22", HttpStatusCode.Forbidden, "outside-territory")]
    [InlineData("vnpt", "?operator=viettel", HttpStatusCode.Forbidden, "others-figures")]
    [InlineData("vnpt", "?operator=all", HttpStatusCode.Forbidden, "others-figures")]
    [InlineData("vnpt", "?area=24", HttpStatusCode.Forbidden, "outside-territory")]
    [InlineData("everywhere", "?area=ZZ", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("everywhere", "?period=2013-13", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("everywhere", "?operator=nobody", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("everywhere", "?state=closed", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("everywhere", "?severity=fatal", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("everywhere", "?rule=nothing", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("everywhere", "?limit=501", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("everywhere", "?offset=-1", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("everywhere", "?state=open&state=open", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("everywhere", "?colour=red", HttpStatusCode.BadRequest, "unknown-parameter")]
    public async Task A_question_that_is_not_answered_says_why(string caller, string question, HttpStatusCode status, string type)
    {
        var problem = await host.GetJsonAsync(caller, Findings + question, status);

        Assert.Equal("urn:telemetry:problem:" + type, problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_finding_has_its_numbers_cells_receipts_and_sentences()
    {
        var finding = (await host.GetJsonAsync("reader", Findings)).GetProperty("findings")[0];

        Assert.Equal("24@2004-07-08", finding.GetProperty("area").GetProperty("code").GetString());
        Assert.Equal("Bắc Giang", finding.GetProperty("area").GetProperty("name").GetString());
        Assert.Equal("Tổng bằng cộng các thành phần", finding.GetProperty("rule").GetProperty("name").GetString());
        Assert.Equal("partsTotal", finding.GetProperty("kind").GetString());
        Assert.Equal("36000", finding.GetProperty("difference").GetProperty("value").GetRawText());
        Assert.Equal("1.869.673", finding.GetProperty("actual").GetProperty("text").GetString());
        Assert.Equal("1.833.673", finding.GetProperty("expected").GetProperty("text").GetString());
        var edit = finding.GetProperty("edit");
        var edited = finding.GetProperty("cells")[edit.GetProperty("cell").GetInt32()];
        Assert.Equal("subscribers.mobile", edited.GetProperty("metric").GetProperty("code").GetString());
        Assert.Equal(("1.759.720", FindingSeed.Department), (edited.GetProperty("text").GetString(), edited.GetProperty("receipt").GetInt64()));
        Assert.Equal("1.759.720 → 1.795.720: đảo hai chữ số", edit.GetProperty("text").GetProperty("vi").GetString());
        Assert.Equal(
            "Telephone subscriptions of Department for post and telecom of Bac Giang Province in Bac Giang, 2013-06: 1,869,673 was reported, but the parts come to 1,833,673 "
                + "(off by 36,000). One edit mends it: 1,759,720 → 1,795,720: two digits swapped (Mobile telephone subscriptions, Bac Giang).",
            finding.GetProperty("text").GetProperty("en").GetString());
        Assert.Equal("opened", finding.GetProperty("events")[0].GetProperty("event").GetString());
        Assert.False(finding.TryGetProperty("resolvedBy", out _));
    }

    [Fact]
    public async Task A_long_list_is_paged()
    {
        var seen = new List<string>();
        var address = Findings + "?limit=2";
        for (var offset = 0; ;)
        {
            var page = await host.GetJsonAsync("everywhere", $"{address}&offset={offset}");
            seen.AddRange(page.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("id").GetString()!));
            if (!page.TryGetProperty("nextOffset", out var next))
            {
                break;
            }

            offset = next.GetInt32();
        }

        Assert.Equal(4, seen.Distinct().Count());
        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public async Task An_explanation_is_kept_with_who_gave_it()
    {
        var id = await IdAsync("vnpt");

        var explained = await host.PostAsync("administrator", $"{Findings}/{id}/explain", """{"reason":" Tổng gồm cả thuê bao vệ tinh "}""");

        Assert.Equal("explained", explained.GetProperty("state").GetString());
        var said = explained.GetProperty("explanations")[0];
        Assert.Equal(("test", "Tổng gồm cả thuê bao vệ tinh", true), (said.GetProperty("by").GetString(), said.GetProperty("reason").GetString(), said.GetProperty("isCurrent").GetBoolean()));
        var kept = Assert.Single(host.Decisions.Kept, d => d.Finding == id);
        Assert.Equal("test", kept.By);
        Assert.Contains(id, (await host.GetJsonAsync("everywhere", Findings + "?state=explained")).GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized, "unauthenticated")]
    [InlineData("everywhere", HttpStatusCode.Forbidden, "wrong-role")]
    [InlineData("vnpt", HttpStatusCode.Forbidden, "wrong-role")]
    [InlineData("publisher", HttpStatusCode.Forbidden, "outside-territory")]
    public async Task Who_may_not_explain_is_refused(string caller, HttpStatusCode status, string type)
    {
        var problem = await host.PostAsync(caller, $"{Findings}/{await IdAsync("viettel")}/explain", """{"reason":"Vì thế"}""", status);

        Assert.Equal("urn:telemetry:problem:" + type, problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_finding_that_there_is_not_looks_like_one_of_another_territory()
    {
        var elsewhere = await host.PostAsync("publisher", $"{Findings}/{await IdAsync("viettel")}/explain", """{"reason":"Vì thế"}""", HttpStatusCode.Forbidden);
        var nowhere = await host.PostAsync("publisher", $"{Findings}/nothing/explain", """{"reason":"Vì thế"}""", HttpStatusCode.Forbidden);

        Assert.Equal(elsewhere.GetProperty("detail").GetString(), nowhere.GetProperty("detail").GetString());
        await host.PostAsync("administrator", $"{Findings}/nothing/explain", """{"reason":"Vì thế"}""", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"reason":""}""")]
    [InlineData("""{"reason":"   "}""")]
    [InlineData("""{"reason":"a\u0007b"}""")]
    [InlineData("""{"reason":null}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""not JSON""")]
    [InlineData("")]
    [InlineData("null")]
    public async Task A_reason_that_says_nothing_is_refused(string body)
    {
        var problem = await host.PostAsync("administrator", $"{Findings}/{await IdAsync("viettel")}/explain", body, HttpStatusCode.BadRequest);

        Assert.Equal("reason", problem.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData(1000, HttpStatusCode.OK)]
    [InlineData(1001, HttpStatusCode.BadRequest)]
    [InlineData(100_000, HttpStatusCode.BadRequest)]
    public async Task A_reason_has_its_length(int length, HttpStatusCode status) =>
        await host.PostAsync("publisher", $"{Findings}/{await IdAsync("so-bac-giang")}/explain", JsonSerializer.Serialize(new { reason = new string('ạ', length) }), status);

    [Fact]
    public async Task A_ledger_that_cannot_write_keeps_no_explanation()
    {
        host.Decisions.IsAvailable = false;
        try
        {
            var problem = await host.PostAsync("administrator", $"{Findings}/{await IdAsync("viettel")}/explain", """{"reason":"Vì thế"}""", HttpStatusCode.ServiceUnavailable);
            Assert.Equal("urn:telemetry:problem:unavailable", problem.GetProperty("type").GetString());
        }
        finally
        {
            host.Decisions.IsAvailable = true;
        }
    }

    private async Task<string> IdAsync(string source) =>
        (await host.GetJsonAsync("everywhere", $"{Findings}?operator={source}")).GetProperty("findings")[0].GetProperty("id").GetString()!;
}
