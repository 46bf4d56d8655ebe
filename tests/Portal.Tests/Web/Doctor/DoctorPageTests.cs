using System.Net;
using System.Text;
using Telemetry.Portal.Pages.Examinations;

namespace Telemetry.Portal.Tests.Web.Doctor;

public sealed class DoctorPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly (string, string) Own = ("Sec-Fetch-Site", "same-origin");

    [Fact]
    public async Task The_form_can_be_filled_with_a_printed_report()
    {
        var empty = await host.GetPageAsync("demo", "/doctor");
        Assert.Contains("href=\"/doctor?sample=bac-giang-2013\"", empty, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"page\">Bác sĩ số liệu</a>", empty, StringComparison.Ordinal);

        var filled = await host.GetPageAsync("demo", "/doctor?sample=bac-giang-2013");
        Assert.Contains("1.759.720 thuê bao", filled, StringComparison.Ordinal);
        Assert.Contains("<option value=\"24@2004-07-08\" selected>", filled, StringComparison.Ordinal);
        Assert.Contains("name=\"period\" value=\"2013-06\"", filled, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"examined\"", filled, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", filled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_printed_report_is_shown_with_the_swapped_digits_underlined_and_the_edit_named()
    {
        var page = await SendAsync("reader", SampleReport.Text, "24@2004-07-08", "2013-06");

        Assert.Contains("1.759.720 → 1.795.720", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Matches("class=\"fails\" href=\"#d[0-9]+\">[^<]*1\\.759\\.720", page);
        Assert.Contains("đảo hai chữ số", page, StringComparison.Ordinal);
        Assert.Contains("Bắc Giang (đến 30/06/2025), tháng 6/2013", page, StringComparison.Ordinal);
        Assert.Contains("/passport?indicator=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_said_in_English_too()
    {
        using var form = Form(SampleReport.Text, "24@2004-07-08", "2013-06");
        using var response = await host.SendAsync("reader", "/doctor?lang=en", form, Own);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        Assert.Contains("two digits swapped", page, StringComparison.Ordinal);
        Assert.Contains("Holds only if", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_report_says_is_text_and_nothing_else()
    {
        var page = await SendAsync("reader", "</textarea><script>alert(1)</script> \"'><img src=x onerror=alert(2)> tổng 5 \u202E 12.345 \u0007 &lt;b&gt;", "", "");

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("</textarea>").Length);
        Assert.Contains("&amp;lt;b&amp;gt;", page, StringComparison.Ordinal);
        Assert.Contains("⟨U+202E⟩", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("⟨U+0007⟩", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_in_no_address_and_the_answer_in_no_memo()
    {
        using var form = Form("Tổng số 5 thuê bao, bí mật", "", "");
        using var response = await host.SendAsync("reader", "/doctor", form, Own);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Null(response.Headers.ETag);
        Assert.DoesNotContain(page.Split("href=\"").Skip(1).Select(a => a.Split('"')[0]), a => a.Contains("Tổng", StringComparison.Ordinal) || a.Contains(Uri.EscapeDataString("Tổng"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chosen_file_counts_before_what_is_written()
    {
        using var form = Form("viết 111.111", "", "");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("\uFEFFtệp 222.222")), "file", "a.txt");
        using var response = await host.SendAsync("reader", "/doctor", form, Own);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Contains("222.222", page, StringComparison.Ordinal);
        Assert.DoesNotContain("111.111", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", HttpStatusCode.BadRequest)]
    [InlineData("một 1", "99", "2013", HttpStatusCode.BadRequest)]
    [InlineData("một 1", "", "2013-13", HttpStatusCode.BadRequest)]
    public async Task What_is_wrong_is_said_on_the_form_which_keeps_what_was_written(string text, string area, string period, HttpStatusCode status)
    {
        using var form = Form(text, area, period);
        using var response = await host.SendAsync("reader", "/doctor", form, Own);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains($"\n{text}</textarea>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_refused_on_the_form()
    {
        using var form = Form("", "", "");
        form.Add(new ByteArrayContent([0x50, 0x4B, 0x03, 0x04, 0xFF, 0xFE]), "file", "a.xlsx");
        using var response = await host.SendAsync("reader", "/doctor", form, Own);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("role=\"alert\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_too_long_is_refused_on_the_form()
    {
        using var form = Form(new string('ế', 400_000), "", "");
        using var response = await host.SendAsync("reader", "/doctor", form, Own);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("200.000", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_report_is_shown()
    {
        var line = "Huyện A có 12.345 thuê bao, tăng 5,5% so với cùng kỳ.\n";
        var page = await SendAsync("reader", string.Concat(Enumerable.Repeat(line, 200_000 / line.Length)), "24@2004-07-08", "2013-06");

        Assert.InRange(page.Length, 200_000, 4_000_000);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Another_sites_page_sends_no_report(string from)
    {
        using var form = Form("một 1", "", "");
        using var response = await host.SendAsync("reader", "/doctor", form, ("Sec-Fetch-Site", from));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task What_is_no_form_is_refused()
    {
        using var text = new StringContent("text=a");
        using var response = await host.SendAsync("reader", "/doctor", text, Own);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);

        using var broken = new StringContent("no parts");
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var refused = await host.SendAsync("reader", "/doctor", broken, Own);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_shown_the_form_without_a_credential()
    {
        using var form = Form("một 1", "", "");
        using var response = await host.SendAsync("", "/doctor", form, Own);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private async Task<string> SendAsync(string caller, string text, string area, string period)
    {
        using var form = Form(text, area, period);
        using var response = await host.SendAsync(caller, "/doctor", form, Own);
        var page = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, page);
        return page;
    }

    private static MultipartFormDataContent Form(string text, string area, string period) => new()
    {
        { new StringContent(text), "text" },
        { new StringContent(area), "area" },
        { new StringContent(period), "period" },
    };
}
