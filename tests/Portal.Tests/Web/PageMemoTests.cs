using System.Globalization;
using Telemetry.Portal.Text;
using Telemetry.Portal.Web;

namespace Telemetry.Portal.Tests.Web;

public sealed class PageMemoTests
{
    private static readonly PageQuestion Question = new()
    {
        Address = "/", Language = Language.Vietnamese, Encoding = "br", Caller = "a", Position = 1, Findings = 0, Day = new DateOnly(2026, 3, 15), Rows = [],
    };

    [Fact]
    public void What_was_made_is_given_again()
    {
        var memo = new PageMemo(new PageMemoOptions());

        Assert.True(memo.TryBegin(Question, out _));
        memo.End(Question, Page(100));

        Assert.True(memo.TryGet(Question with { }, out var page));
        Assert.Equal(100, page.Body.Length);
    }

    [Fact]
    public void A_page_is_given_for_no_other_question()
    {
        var memo = new PageMemo(new PageMemoOptions());
        memo.TryBegin(Question, out _);
        memo.End(Question, Page(100));

        Assert.All<PageQuestion>(
            [
                Question with { Address = "/?a" }, Question with { Language = Language.English }, Question with { Encoding = "gzip" }, Question with { Caller = "b" },
                Question with { Position = 2 }, Question with { Findings = 1 }, Question with { Day = new DateOnly(2026, 3, 16) }, Question with { Rows = new List<Pages.FrontPageRow>() },
            ],
            other => Assert.False(memo.TryGet(other, out _), other.ToString()));
    }

    [Fact]
    public void What_is_kept_stays_within_its_bound_and_the_least_asked_for_goes_first()
    {
        var memo = new PageMemo(new PageMemoOptions { MaximumBytes = 100_000 });
        Keep(memo, "first", 10_000);
        for (var i = 0; i < 1_000; i++)
        {
            Keep(memo, i.ToString(CultureInfo.InvariantCulture), 10_000);
            Assert.True(memo.TryGet(Question with { Address = "first" }, out _));
            Assert.InRange(memo.Bytes, 1, 100_000);
        }

        Assert.Equal(9, memo.Count);
        Assert.True(memo.TryGet(Question with { Address = "999" }, out _));
        Assert.False(memo.TryGet(Question with { Address = "500" }, out _));
    }

    [Fact]
    public void A_page_above_the_bound_for_one_is_not_kept()
    {
        var memo = new PageMemo(new PageMemoOptions { MaximumPageBytes = 1_000 });

        Keep(memo, "large", 1_001);

        Assert.Equal((0, 0), (memo.Count, memo.Bytes));
    }

    [Fact]
    public async Task Of_equal_questions_one_makes_the_page_and_the_others_wait()
    {
        var memo = new PageMemo(new PageMemoOptions());
        Assert.True(memo.TryBegin(Question, out _));

        Assert.False(memo.TryBegin(Question, out var made));
        Assert.False(made.IsCompleted);
        memo.End(Question, Page(10));

        await made.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(memo.TryGet(Question, out _));
    }

    [Fact]
    public async Task Where_the_one_has_no_page_another_begins()
    {
        var memo = new PageMemo(new PageMemoOptions());
        memo.TryBegin(Question, out _);
        memo.TryBegin(Question, out var made);

        memo.End(Question, page: null);

        await made!.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(memo.TryGet(Question, out _));
        Assert.True(memo.TryBegin(Question, out _));
    }

    private static void Keep(PageMemo memo, string address, int bytes)
    {
        var question = Question with { Address = address };
        Assert.True(memo.TryBegin(question, out _));
        memo.End(question, Page(bytes));
    }

    private static PageCopy Page(int bytes) => new(new byte[bytes], "br", "text/html; charset=utf-8", "\"1\"");
}
