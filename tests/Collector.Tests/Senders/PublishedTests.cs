using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Targets;
using Telemetry.Portal.Query;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>What an authority has published itself: who may send it, what it may name, and that it stays what it is.</summary>
public sealed class PublishedTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private readonly TestCollector _collector = shared.Collector;

    [Theory]
    [InlineData("mic")]
    [InlineData("gso")]
    [InlineData("so-quang-ninh")]
    public async Task Authorities_publish_metrics_and_indicators_whoever_reports_them(string source)
    {
        using var client = _collector.Sender(source);
        Assert.True((await client.CatalogueAsync()).MayPublish);

        var receipt = (await client.SendAsync(Published("2014", Value("density.telephone", "22", 14_528, 2), Value("subscribers.mobile", "22", 1_564_918), Value("population.average", "22", 1_185_200)))).Taken();

        Assert.Equal((3u, 0u), (receipt.Accepted, receipt.Refused));
    }

    [Fact]
    public async Task An_operator_publishes_nothing_that_is_compared()
    {
        using var client = _collector.Sender("vnpt");
        Assert.False((await client.CatalogueAsync()).MayPublish);

        var answer = await client.SendAsync(Published("2013-06", Value("subscribers.mobile", "24", 1)));

        answer.Refused(StatusCode.PermissionDenied);
        Assert.Contains("departments, the ministry and the statistics office", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_starts_after_today_was_not_published_yet()
    {
        using var client = _collector.Sender("mic");

        (await client.SendAsync(Published("2027", Value("density.telephone", "22", 1, 2)))).Refused(StatusCode.InvalidArgument);
    }

    [Fact]
    public async Task Cells_are_judged_as_a_plans_are()
    {
        using var client = _collector.Sender("mic");

        var receipt = (await client.SendAsync(Published("2014", Value("no.such", "22", 1), Value("density.telephone", "24", 1, 3), Value("density.mobile", "22", -1, 2), Value("density.fixed", "22", 100, 2)))).Taken();

        Assert.Equal(
            [VerdictCode.WrongDecimals, VerdictCode.OutOfBounds, VerdictCode.UnknownMetric],
            receipt.Verdicts.OrderBy(v => v.Metric, StringComparer.Ordinal).Select(v => v.Code).OrderBy(c => c == VerdictCode.UnknownMetric).ThenBy(c => c != VerdictCode.WrongDecimals));
        Assert.Equal(1u, receipt.Accepted);
    }

    [Fact]
    public async Task The_same_cells_as_figures_and_as_published_are_two_submissions()
    {
        using var client = _collector.Sender("mic");
        var figures = List("2013-06", Value("subscribers.mobile", "24", 5));
        var published = new SubmitRequest(figures) { Kind = SubmissionKind.Published };
        await client.SendAsync(figures);

        (await client.SendAsync(published)).Refused(StatusCode.AlreadyExists);
    }

    [Fact]
    public async Task A_follower_is_told_that_it_was_published()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        using var sender = front.Sender(collector.OperatorKey("mic"));
        var receipt = (await sender.SendAsync(Published("2014", Value("density.telephone", "22", 14_528, 2)))).Taken();

        var entry = Assert.Single(await front.Host.Services.GetRequiredService<ILedgerEntries>().FindAsync([receipt.Sequence], CancellationToken.None));

        Assert.Equal(Storage.Submissions.SubmissionKind.Published, entry.Head!.Kind);
    }

    private static SubmitRequest Published(string period, params Observation[] cells)
    {
        var request = List(period, cells);
        request.Kind = SubmissionKind.Published;
        return request;
    }
}
