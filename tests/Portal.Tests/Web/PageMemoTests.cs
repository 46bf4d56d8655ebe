using System.Globalization;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;
using Telemetry.Portal.Web;

namespace Telemetry.Portal.Tests.Web;

public sealed class PageMemoTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly Caller Reader = new() { CredentialId = "a", Role = CallerRole.Reader, Territory = [] };

    private static readonly PageKey Key = new()
    {
        Address = "/", Language = Language.Vietnamese, Encoding = "br", Caller = Reader, Territory = "24", Position = 1, Publications = 0, Findings = 0, Maps = 0, Time = Noon, Rows = [],
    };

    [Fact]
    public void What_was_made_is_given_again()
    {
        var memo = new PageMemo(new PageMemoOptions());

        Assert.True(memo.TryBegin(Key, out _));
        memo.End(Key, Page(100));

        Assert.True(memo.TryGet(Key with { }, out var page));
        Assert.Equal(100, page.Body.Length);
    }

    [Fact]
    public void A_page_is_given_for_no_other_question()
    {
        var memo = new PageMemo(new PageMemoOptions());
        memo.TryBegin(Key, out _);
        memo.End(Key, Page(100));

        Assert.All<PageKey>(
            [
                Key with { Address = "/?a" }, Key with { Language = Language.English }, Key with { Encoding = "gzip" }, Key with { Caller = Reader with { CredentialId = "b" } },
                Key with { Caller = Reader with { Role = CallerRole.Public } }, Key with { Territory = "22" },
                Key with { Position = 2 }, Key with { Publications = 1 }, Key with { Findings = 1 }, Key with { Maps = 1 }, Key with { Time = Noon.AddDays(1) }, Key with { Rows = new List<Pages.ComparisonRow>() },
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
            Assert.True(memo.TryGet(Key with { Address = "first" }, out _));
            Assert.InRange(memo.Bytes, 1, 100_000);
        }

        Assert.Equal(9, memo.Count);
        Assert.True(memo.TryGet(Key with { Address = "999" }, out _));
        Assert.False(memo.TryGet(Key with { Address = "500" }, out _));
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
        Assert.True(memo.TryBegin(Key, out _));

        Assert.False(memo.TryBegin(Key, out var made));
        Assert.False(made.IsCompleted);
        memo.End(Key, Page(10));

        await made.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(memo.TryGet(Key, out _));
    }

    [Fact]
    public async Task Where_the_one_has_no_page_another_begins()
    {
        var memo = new PageMemo(new PageMemoOptions());
        memo.TryBegin(Key, out _);
        memo.TryBegin(Key, out var made);

        memo.End(Key, page: null);

        await made!.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(memo.TryGet(Key, out _));
        Assert.True(memo.TryBegin(Key, out _));
    }

    private static void Keep(PageMemo memo, string address, int bytes)
    {
        var key = Key with { Address = address };
        Assert.True(memo.TryBegin(key, out _));
        memo.End(key, Page(bytes));
    }

    private static PageCopy Page(int bytes) => new(new byte[bytes], "br", "text/html; charset=utf-8", "\"1\"");
}
