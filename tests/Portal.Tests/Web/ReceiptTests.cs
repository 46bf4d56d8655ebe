using System.Net;
using System.Text.RegularExpressions;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Tests.Web;

public sealed class ReceiptTests(PortalHost host) : IClassFixture<PortalHost>, IAsyncLifetime
{
    // One submission about two provinces, and a long one.
    private const long Both = Seed.Last + 1;
    private const long Long = Both + 1;
    private const int LongCells = 250;
    private static readonly SemaphoreSlim Once = new(1);
    private static bool _isWritten;

    public async ValueTask InitializeAsync()
    {
        await Once.WaitAsync();
        try
        {
            if (!_isWritten)
            {
                _isWritten = true;
                await host.SubmitAsync(
                [
                    Seed.Patch(Both, "viettel", "2013-05", DefaultCatalogue.BacGiang.Key, ("bts.sites", 0, 501)),
                    Seed.Patch(Both, "viettel", "2013-05", DefaultCatalogue.QuangNinh.Key, ("bts.sites", 0, 907), ("bts.sites_shared", 0, 908)),
                ]);
                await host.SubmitAsync([LongPatch()]);
                await host.DecideAsync();
            }
        }
        finally
        {
            Once.Release();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_receipt_says_who_sent_what_when_and_why()
    {
        var page = await host.GetPageAsync("administrator", "/receipts/5");

        Assert.Contains("Biên nhận số 5", page, StringComparison.Ordinal);
        Assert.Contains("Sở quản lý BCVT tỉnh Bắc Giang", page, StringComparison.Ordinal);
        Assert.Contains("05/07/2013 12:00", page, StringComparison.Ordinal);
        Assert.Contains("tháng 6/2013", page, StringComparison.Ordinal);
        Assert.Contains("dinh-chinh-&lt;b&gt;5&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("đảo hai chữ số &lt;img src=x&gt;", page, StringComparison.Ordinal);
        Assert.Contains(DefaultCatalogue.Instance.Version, page, StringComparison.Ordinal);
        Assert.Equal(4 + 1, Regex.Count(page, "<code>[0-9a-f]{64}</code>"));
        Assert.Contains("operator=so-bac-giang&amp;asOf=5\">1.795.720</a> thuê bao", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>5", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-host", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_corrected_later_says_by_which_receipt()
    {
        var first = await host.GetPageAsync("reader", "/receipts/3");
        var correction = await host.GetPageAsync("reader", "/receipts/5");

        Assert.Contains("1.759.720", first, StringComparison.Ordinal);
        Assert.Contains("thay bằng biên nhận số <a href=\"/receipts/5\">5</a>", first, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(first, "thay bằng biên nhận số"));
        Assert.DoesNotContain("thay bằng biên nhận số", correction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_one_and_its_values_lead_to_plans()
    {
        var page = await host.GetPageAsync("reader", "/receipts/4");

        Assert.Contains("kế hoạch năm 2015", page, StringComparison.Ordinal);
        Assert.Contains("/passport?indicator=plan.density.telephone&amp;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reader", 6)]
    [InlineData("reader", 7)]
    [InlineData("vnpt", 7)]
    [InlineData("vnpt", 5)]
    [InlineData("outside", 6)]
    [InlineData("administrator", Long + 1)]
    public async Task A_receipt_that_is_not_the_callers_is_like_one_that_is_not(string caller, long sequence)
    {
        var refused = await host.GetPageAsync(caller, $"/receipts/{sequence}", HttpStatusCode.NotFound);
        var absent = await host.GetPageAsync(caller, "/receipts/99999", HttpStatusCode.NotFound);

        Assert.Equal(absent.Replace("99999", "N", StringComparison.Ordinal), refused.Replace($"/receipts/{sequence}", "/receipts/N", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("5.0")]
    [InlineData("99999999999999999999")]
    public async Task What_is_no_sequence_is_not_found(string sequence) => await host.GetPageAsync("everywhere", "/receipts/" + sequence, HttpStatusCode.NotFound);

    [Fact]
    public async Task Nobody_gets_no_receipt_but_the_page_to_sign_in() =>
        Assert.Contains("<h1>Đăng nhập</h1>", await host.GetPageAsync("", "/receipts/5"), StringComparison.Ordinal);

    [Fact]
    public async Task An_operator_sees_its_own_of_its_territory_and_whoever_is_everywhere_sees_all()
    {
        Assert.Contains("Ô số liệu trong địa bàn", await host.GetPageAsync("vnpt", "/receipts/6"), StringComparison.Ordinal);
        Assert.Contains("nhận 1, từ chối 3", await host.GetPageAsync("everywhere", "/receipts/7"), StringComparison.Ordinal);
        Assert.Contains("nhận 3, từ chối 0", await host.GetPageAsync("administrator", $"/receipts/{Both}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_sees_of_a_submission_its_own_territory_and_no_count_of_the_rest()
    {
        var page = await host.GetPageAsync("reader", $"/receipts/{Both}");

        Assert.Contains("501", page, StringComparison.Ordinal);
        Assert.Contains("nhận 1<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("907", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nhận 3", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Quảng Ninh", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_of_a_territory_is_shown_nothing_by_which_the_rest_could_be_guessed()
    {
        // A hash over the whole, or an id with one in it, confirms every guess of what lies elsewhere.
        var whole = await host.GetPageAsync("administrator", $"/receipts/{Both}");
        var part = await host.GetPageAsync("reader", $"/receipts/{Both}");

        Assert.Equal(3, Regex.Count(whole, "SHA-256"));
        Assert.DoesNotContain("SHA-256", part, StringComparison.Ordinal);
        Assert.Contains("Mã bản gửi", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Mã bản gửi", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_receipt_comes_in_pages()
    {
        var first = await host.GetPageAsync("reader", $"/receipts/{Long}");
        var second = await host.GetPageAsync("reader", $"/receipts/{Long}?from=200");
        var beyond = await host.GetPageAsync("reader", $"/receipts/{Long}?from=900000");

        Assert.Equal(200, Regex.Count(first, "<th scope=\"row\">"));
        Assert.Contains($"rel=\"next\" href=\"/receipts/{Long}?from=200\"", first, StringComparison.Ordinal);
        Assert.Equal(LongCells - 200, Regex.Count(second, "<th scope=\"row\">"));
        Assert.Contains($"rel=\"prev\" href=\"/receipts/{Long}\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", beyond, StringComparison.Ordinal);
        await host.GetPageAsync("reader", $"/receipts/{Long}?from=x", HttpStatusCode.BadRequest);
    }

    private static SeriesPatch LongPatch()
    {
        var units = DefaultCatalogue.BacGiang.Children.Where(d => d.IsValidOn(new DateOnly(2013, 4, 30))).Take(10).Select(d => d.Key).ToArray();
        Assert.Equal(10, units.Length);
        return new SeriesPatch
        {
            Sequence = Long,
            Source = "viettel",
            Period = Period.Parse("2013-04"),
            Shard = DefaultCatalogue.BacGiang.Key,
            Areas = units,
            Columns =
            [
                .. DefaultCatalogue.Instance.Metrics.Keys.Order(StringComparer.Ordinal).Take(LongCells / 10)
                    .Select(m => new SeriesColumn { Metric = m, Decimals = 0, Values = [.. Enumerable.Range(1, 10).Select(i => (long)i)] }),
            ],
        };
    }
}
