using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Findings;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Pages.Findings;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Web;

/// <summary>Findings as pages: the list, one of them, and the form that explains it.</summary>
public sealed class FindingsPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_list_says_each_finding_in_words_with_its_edit_and_its_figures()
    {
        var page = await host.GetPageAsync("reader", "/findings");
        var text = PageText.Of(page);

        Assert.Contains("báo cáo 1.869.673, nhưng cộng các thành phần được 1.833.673 (chênh 36.000)", text, StringComparison.Ordinal);
        Assert.Contains("<mark>1.759.720 → 1.795.720: đảo hai chữ số</mark>", page, StringComparison.Ordinal);
        Assert.Contains("Cảnh báo 1–1 trong 1: 1 sai.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quảng Ninh", page, StringComparison.Ordinal);
        Assert.Contains(
            PageText.Links(page),
            l => l.StartsWith("/passport?indicator=subscribers.mobile&area=24%402004-07-08&period=2013-06&operator=so-bac-giang", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("everywhere", "", 4)]
    [InlineData("everywhere", "?rule=bts.shared&state=&severity=", 1)]
    [InlineData("everywhere", "?period=2014-01&operator=vnpt", 1)]
    [InlineData("everywhere", "?severity=warning", 0)]
    [InlineData("everywhere", "?state=resolved", 0)]
    [InlineData("vnpt", "", 1)]
    public async Task The_list_is_filtered_by_what_the_form_says(string caller, string question, int count) =>
        Assert.Equal(count, PageText.Links(await host.GetPageAsync(caller, "/findings" + question)).Count(l => l.StartsWith("/findings/", StringComparison.Ordinal)));

    [Fact]
    public async Task A_long_list_goes_on_where_the_page_ends()
    {
        var first = await host.GetPageAsync("everywhere", "/findings?limit=3");
        var next = PageText.Links(first).Single(l => l.Contains("offset=", StringComparison.Ordinal));
        var second = await host.GetPageAsync("everywhere", next);

        Assert.Contains("Cảnh báo 1–3 trong 4: 4 sai.", PageText.Of(first), StringComparison.Ordinal);
        Assert.Contains("Cảnh báo 4–4 trong 4: 4 sai.", PageText.Of(second), StringComparison.Ordinal);
        Assert.Contains("/findings?limit=3", PageText.Links(second));
    }

    [Fact]
    public async Task A_finding_has_its_cells_its_history_and_how_to_correct_it()
    {
        var page = await host.GetPageAsync("vnpt", $"/findings/{IdOf("vnpt")}");
        var text = PageText.Of(page);

        Assert.Contains("Phát hiện, khi tính theo sổ cái đến mục số 3", text, StringComparison.Ordinal);
        Assert.Contains("telemetry submit BANG.xlsx --period 2014-01 --reason", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("/receipts/2", PageText.Links(page));
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        Assert.Contains(DefaultCatalogue.Instance.Rules["parts.total"].EnglishName, await host.GetPageAsync("vnpt", $"/findings/{IdOf("vnpt")}?lang=en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "vnpt", HttpStatusCode.OK)]
    [InlineData("vnpt", "viettel", HttpStatusCode.Forbidden)]
    [InlineData("vnpt", "all", HttpStatusCode.Forbidden)]
    [InlineData("outside", "vnpt", HttpStatusCode.Forbidden)]
    [InlineData("reader", "vnpt", HttpStatusCode.Forbidden)]
    public async Task A_finding_of_others_is_not_shown(string caller, string source, HttpStatusCode status)
    {
        var page = await host.GetPageAsync(caller, $"/findings/{IdOf(source)}", status);

        Assert.DoesNotContain("Quảng Ninh", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_that_there_is_not_looks_like_one_of_another_territory()
    {
        var elsewhere = await host.GetPageAsync("reader", $"/findings/{IdOf("viettel")}", HttpStatusCode.Forbidden);
        var nowhere = await host.GetPageAsync("reader", "/findings/%3Cscript%3E", HttpStatusCode.Forbidden);

        Assert.Equal(PageText.Between(elsewhere, "<main", "</main>"), PageText.Between(nowhere, "<main", "</main>"));
        await host.GetPageAsync("administrator", "/findings/nothing", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_publisher_explains_and_comes_back_to_the_finding()
    {
        var id = IdOf("so-bac-giang");
        Assert.Contains("<textarea", await host.GetPageAsync("publisher", $"/findings/{id}"), StringComparison.Ordinal);

        using var answer = await ExplainAsync("publisher", id, "Số liệu <b>đúng</b>,\r\nđã đối chiếu");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.OK, HttpMethod.Get, $"/findings/{id}"), (answer.StatusCode, answer.RequestMessage!.Method, answer.RequestMessage.RequestUri!.AbsolutePath));
        Assert.Contains("<q>Số liệu &lt;b&gt;đúng&lt;/b&gt;, đã đối chiếu</q>", page, StringComparison.Ordinal);
        Assert.Contains("đã giải trình", page, StringComparison.Ordinal);
        Assert.Contains(host.Decisions.Kept, d => d.Finding == id && d.Reason == "Số liệu <b>đúng</b>, đã đối chiếu");
    }

    [Fact]
    public async Task A_reader_explains_nothing()
    {
        using var answer = await ExplainAsync("reader", IdOf("so-bac-giang"), "Vì thế");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("<textarea", await host.GetPageAsync("reader", $"/findings/{IdOf("so-bac-giang")}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "   ")]
    [InlineData("a\u0007<b>", "&lt;b&gt;")]
    public async Task A_reason_that_is_none_is_kept_in_the_field_with_what_is_wrong(string reason, string kept)
    {
        using var answer = await ExplainAsync("administrator", IdOf("viettel"), reason);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("aria-describedby=\"reason-error\"", page, StringComparison.Ordinal);
        Assert.Contains("Chưa ghi được: lý do phải có", page, StringComparison.Ordinal);
        Assert.Contains(kept, PageText.Between(page, "<textarea", "</textarea>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(20_000)]
    public async Task A_reason_that_is_too_long_is_refused(int length)
    {
        using var answer = await ExplainAsync("administrator", IdOf("viettel"), new string('ạ', length));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("reason-error", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_cannot_write_leaves_the_text_in_the_field()
    {
        host.Decisions.IsAvailable = false;
        try
        {
            using var answer = await ExplainAsync("administrator", IdOf("viettel"), "Đã đối chiếu");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("Đã đối chiếu</textarea>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            host.Decisions.IsAvailable = true;
        }
    }

    [Fact]
    public async Task A_resolved_finding_leads_to_the_correction_and_asks_for_no_reason()
    {
        var open = host.Findings.Find(new FindingFilter { Source = "vnpt" })[0];
        var resolved = open with { State = FindingState.Resolved, Resolved = 9, ResolvedBy = 9, Events = [.. open.Events, new FindingEvent(FindingEventKind.Resolved, 9, 9)] };
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton(DefaultCatalogue.Instance).AddSingleton<FindingText>()
            .BuildServiceProvider();
        var view = new PageView
        {
            Words = new Words(DefaultCatalogue.Instance, Language.Vietnamese),
            Caller = new Caller { CredentialId = "test", Role = CallerRole.Administrator, IsEverywhere = true },
        };

        var page = await PageAnswer.RenderAsync<FindingPage>(services, view, new(StringComparer.Ordinal) { [nameof(FindingPage.Record)] = resolved });

        Assert.Contains("Đã được sửa bằng lần nộp đính chính: biên nhận số 9", PageText.Of(page), StringComparison.Ordinal);
        Assert.Contains("/receipts/9", PageText.Links(page));
        Assert.Contains(PageText.Links(page), l => l.StartsWith("/passport", StringComparison.Ordinal) && l.EndsWith("&asOf=8", StringComparison.Ordinal));
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        Assert.DoesNotContain("telemetry submit", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "ngoài phạm vi có thể có (giới hạn 100%)")]
    [InlineData("?lang=en", "beyond what can be (limit 100%)")]
    [InlineData("?lang=en", "January 2014")]
    [InlineData("?lang=en", "1.869.673 was reported, but the parts come to 1.833.673 (off by 36.000)")]
    [InlineData("?lang=en", "1.759.720 → 1.795.720: two digits swapped")]
    public async Task A_page_writes_numbers_and_periods_as_in_Vietnam_and_units_behind_what_is_no_count(string language, string said)
    {
        var text = PageText.Of(await host.GetPageAsync("everywhere", "/findings" + language));

        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("1,869,673", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_of_another_period_bears_it_in_the_list()
    {
        var open = host.Findings.Find(new FindingFilter { Source = "vnpt" })[0];
        var first = open.Finding.Cells[0];
        var jump = open with { Finding = open.Finding with { Cells = [first, first with { Period = Telemetry.Catalogue.Period.Month(2013, 12) }] } };
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton(DefaultCatalogue.Instance).AddSingleton<FindingText>()
            .BuildServiceProvider();
        var view = new PageView { Words = new Words(DefaultCatalogue.Instance, Language.Vietnamese) };

        var form = new FindingsForm { Period = "", Area = "", Operator = "", State = "", Rule = "", Severity = "", Limit = "", Offset = 0 };
        var page = await PageAnswer.RenderAsync<FindingsPage>(
            services, view, new(StringComparer.Ordinal) { [nameof(FindingsPage.Findings)] = (IReadOnlyList<FindingRecord>)[jump], [nameof(FindingsPage.Form)] = form });

        var cells = PageText.Of(PageText.Between(page, "<ul class=\"cells\"", "</ul>"));
        Assert.Contains(", tháng 12/2013: ", cells, StringComparison.Ordinal);
        Assert.DoesNotContain("tháng 1/2014", cells, StringComparison.Ordinal);
    }

    private string IdOf(string source) => host.Findings.Find(new FindingFilter { Source = source })[0].Id;

    private async Task<HttpResponseMessage> ExplainAsync(string caller, string id, string reason)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("reason", reason)]);
        return await host.PostFormAsync(caller, $"/findings/{id}/explain", form);
    }
}
