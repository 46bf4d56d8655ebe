using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>How much a source may send, all of its credentials together.</summary>
public sealed class SourceLimitTests
{
    private const string Mobile = "subscribers.mobile";

    [Fact]
    public async Task A_rate_is_the_sources_whichever_key_is_used_and_a_change_counts_at_once()
    {
        await using var collector = await TestCollector.StartAsync();
        using var admin = new AdminClient(collector);
        using var one = collector.Sender("vnpt");
        using var two = collector.Sender("vnpt");
        using var other = collector.Sender("viettel");
        await admin.LimitAsync(new SourceLimits { Source = "vnpt", SubmissionsPerSecond = 1, SubmissionBurst = 2 });

        (await SendAsync(one)).Taken();
        (await SendAsync(two)).Taken();
        List<Answer> more = [await SendAsync(one), await SendAsync(two)];

        Assert.Contains(more, a => a.Code == StatusCode.ResourceExhausted && a.RetryAfter > TimeSpan.Zero && a.RetryAfter <= TimeSpan.FromSeconds(1.1) && a.Cause == "RATE_LIMITED");
        (await SendAsync(other)).Taken();

        await admin.LimitAsync(new SourceLimits { Source = "vnpt" });
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        (await SendAsync(one)).Taken();
        Assert.Empty((await admin.LimitsAsync()).Limits);
    }

    [Fact]
    public async Task A_quota_counts_cells_of_a_Vietnamese_day_refused_ones_too_and_repetitions_once()
    {
        await using var collector = await TestCollector.StartAsync();
        using var admin = new AdminClient(collector);
        using var sender = collector.Sender("vnpt");
        await admin.LimitAsync(new SourceLimits { Source = "vnpt", CellsPerDay = 5 });
        var first = Table("2013-06", ["24", "ZZ"], Scaled(Mobile, 1, 2));

        (await sender.SendAsync(first)).Taken();
        Assert.True((await sender.SendAsync(first)).Taken().Duplicate);
        var rehearsal = Table("2013-06", ["24", "22", "27"], Scaled(Mobile, 1, 2, 3));
        rehearsal.DryRun = true;
        (await sender.SendAsync(rehearsal)).Taken();
        Assert.Equal(2u, await TodayAsync(admin));

        var tooMany = Table("2013-06", ["24", "22"], Scaled(Mobile, 1, 2), Scaled("bts.sites", 1, 2));
        var refused = await sender.SendAsync(tooMany);
        refused.Refused(StatusCode.ResourceExhausted);
        Assert.Equal("QUOTA_EXCEEDED", refused.Cause);
        Assert.Equal(TimeSpan.FromHours(1), refused.RetryAfter);
        (await sender.SendAsync(Table("2013-06", ["24", "22", "27"], Scaled(Mobile, 1, 2, 3)))).Taken();
        Assert.Equal(5u, await TodayAsync(admin));
        (await SendAsync(sender)).Refused(StatusCode.ResourceExhausted);

        // What the ledger has may be sent again on the fullest day.
        Assert.True((await sender.SendAsync(first)).Taken().Duplicate);

        // 23:30 in Vietnam, then midnight.
        collector.Time.Now = new DateTimeOffset(2026, 3, 15, 16, 30, 0, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromMinutes(30), (await SendAsync(sender)).RetryAfter);
        collector.Time.Now = new DateTimeOffset(2026, 3, 15, 17, 0, 0, TimeSpan.Zero);
        (await sender.SendAsync(tooMany)).Taken();
        Assert.Equal(4u, await TodayAsync(admin));
    }

    [Fact]
    public async Task A_quotas_use_is_the_same_after_a_restart()
    {
        await using var collector = await TestCollector.StartAsync();
        collector.Time.Now = new DateTimeOffset(2026, 3, 15, 16, 59, 59, 999, TimeSpan.Zero);
        var key = collector.OperatorKey("vnpt");
        using (var sender = new SenderClient(collector.Host.GrpcAddress, key))
        {
            (await SendAsync(sender)).Taken();
            collector.Time.Now = new DateTimeOffset(2026, 3, 15, 17, 0, 0, TimeSpan.Zero);
            (await sender.SendAsync(Table("2013-06", ["24", "ZZ"], Scaled(Mobile, 1, 2)))).Taken();
        }

        await collector.StartAgainAsync(o => o with { Intake = o.Intake with { CellsPerDay = 3 } });
        using var admin = new AdminClient(collector);
        using var again = new SenderClient(collector.Host.GrpcAddress, key);

        await admin.LimitAsync(new SourceLimits { Source = "vnpt", SubmissionBurst = 100 });
        Assert.Equal(2u, await TodayAsync(admin));
        Assert.Equal(3u, (await admin.LimitsAsync()).Defaults.CellsPerDay);
        (await SendAsync(again)).Taken();
        (await SendAsync(again)).Refused(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task Many_at_once_never_exceed_a_quota()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { CellsPerDay = 20 } });
        using var sender = collector.Sender("vnpt");

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => SendAsync(sender)));

        Assert.Equal(20, answers.Count(a => a.Code == StatusCode.OK));
        Assert.All(answers.Where(a => a.Code != StatusCode.OK), a => a.Refused(StatusCode.ResourceExhausted));
    }

    [Fact]
    public async Task A_limit_out_of_range_or_of_nobody_changes_nothing()
    {
        await using var collector = await TestCollector.StartAsync();
        using var admin = new AdminClient(collector);

        var wrong = await AdminClient.FailureAsync(admin.LimitAsync(new SourceLimits
        {
            Source = "nobody",
            SubmissionsPerSecond = 100_001,
            SubmissionBurst = uint.MaxValue,
            CellsPerDay = ulong.MaxValue,
        }));

        Assert.Equal(StatusCode.InvalidArgument, wrong.Code);
        Assert.Equal(["cells_per_day", "source", "submission_burst", "submissions_per_second"], wrong.Fields.Order(StringComparer.Ordinal));
        var listed = await admin.LimitsAsync();
        Assert.Empty(listed.Limits);
        Assert.Equal((5000u, 10_000u, 2_000_000_000ul, ""), (listed.Defaults.SubmissionsPerSecond, listed.Defaults.SubmissionBurst, listed.Defaults.CellsPerDay, listed.Defaults.Source));
    }

    private static async Task<ulong> TodayAsync(AdminClient admin) => Assert.Single((await admin.LimitsAsync()).Limits).CellsToday;

    private static Task<Answer> SendAsync(SenderClient sender) => sender.SendAsync(Table("2013-06", ["24"], Scaled(Mobile, 1)).ToByteArray());
}
