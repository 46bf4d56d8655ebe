using System.Globalization;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Tests.Query;

public sealed class AsOfTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1204", 1204)]
    [InlineData("2013", 2013)]
    public void Digits_are_a_ledger_sequence(string text, long position)
    {
        Assert.True(AsOf.TryParse(text, out var asOf));
        Assert.Equal(new AsOf(position, null), asOf);
    }

    [Theory]
    [InlineData("2013-07-10T08:00:00+07:00", "2013-07-10T01:00:00Z")]
    [InlineData("2013-07-10T08:00:00 07:00", "2013-07-10T01:00:00Z")]
    [InlineData("2013-07-10T01:00:00Z", "2013-07-10T01:00:00Z")]
    [InlineData("2013-07-10T01:00:00.25Z", "2013-07-10T01:00:00.25Z")]
    public void A_time_is_an_instant(string text, string instant)
    {
        Assert.True(AsOf.TryParse(text, out var asOf));
        Assert.Null(asOf.Position);
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), asOf.Time);
    }

    [Fact]
    public void A_date_is_its_end_in_Vietnam()
    {
        Assert.True(AsOf.TryParse("2013-07-10", out var asOf));
        Assert.Equal(new DateTimeOffset(2013, 7, 10, 17, 0, 0, TimeSpan.Zero).AddTicks(-1), asOf.Time);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("-1")]
    [InlineData("yesterday")]
    [InlineData("2013-07")]
    [InlineData("2013-02-30")]
    [InlineData("9999-12-31")]
    [InlineData("2013-07-10T08:00:00")]
    [InlineData("1234567890123456789")]
    [InlineData("٣")]
    public void Anything_else_is_refused(string? text) => Assert.False(AsOf.TryParse(text, out _));
}
