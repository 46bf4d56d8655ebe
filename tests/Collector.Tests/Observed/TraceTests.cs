using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>One trace from the operator's machine to the rollup.</summary>
public sealed class TraceTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task One_trace_runs_from_the_spool_over_ledger_and_projection_to_the_rollup()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var collector = await TestCollector.StartAsync();
        using var exporting = Export(receiver);
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = collector.Host.GrpcAddress, ApiKey = collector.OperatorKey("vnpt") });
        await using var spool = await SubmissionSpool.OpenAsync(client, new SpoolOptions { Folder = Path.Combine(_folder.Path, "spool") });
        await LookAsync(collector); // at what was there before, so that the next look is at ours

        var (traceId, otherTraceId) = (await EnqueueAsync(spool, "a", 5), await EnqueueAsync(spool, "b", 6));
        Assert.True(await spool.DrainAsync(Patience));
        await collector.ProjectedAsync();
        await LookAsync(collector);
        exporting.ForceFlush();

        var rollup = await OtlpReceiver.WaitForAsync(() => receiver.Spans, s => s.Name == "telemetry.rollup" && s.TraceId == traceId && s.Tags["telemetry.period"] == "2013-06");
        var spans = receiver.Spans.Where(s => s.TraceId == traceId).ToList();
        Assert.Equal(["telemetry.rollup", "telemetry.projection", "telemetry.ledger.append", "telemetry.intake"], Way(spans, rollup).Where(s => s.Name.StartsWith("telemetry.", StringComparison.Ordinal)).Take(4).Select(s => s.Name));
        Assert.Equal(["telemetry.submit", "telemetry.enqueue"], Way(spans, rollup).Where(s => s.Source == TelemetryClient.ActivitySourceName).Select(s => s.Name));
        Assert.Equal([otherTraceId], rollup.LinkedTraces);
        var append = Assert.Single(spans, s => s.Name == "telemetry.intake");
        Assert.Equal(("vnpt", "kept", "1"), (append.Tags["telemetry.source"], append.Tags["telemetry.result"], append.Tags["telemetry.cells.accepted"]));
    }

    [Fact]
    public async Task A_trace_goes_on_where_the_spool_is_sent_by_a_later_process()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var collector = await TestCollector.StartAsync();
        using var exporting = Export(receiver);
        var key = collector.OperatorKey("vnpt");
        var options = new SpoolOptions { Folder = Path.Combine(_folder.Path, "spool") };
        string traceId;
        await using (var nowhere = new TelemetryClient(new TelemetryClientOptions { Address = new Uri($"http://127.0.0.1:{FreePort.Take()}"), ApiKey = key }))
        await using (var spool = await SubmissionSpool.OpenAsync(nowhere, options))
        {
            traceId = await EnqueueAsync(spool, "a", 5);
        }

        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = collector.Host.GrpcAddress, ApiKey = key });
        await using var later = await SubmissionSpool.OpenAsync(client, options);
        Assert.True(await later.DrainAsync(Patience));
        exporting.ForceFlush();

        await OtlpReceiver.WaitForAsync(() => receiver.Spans, s => s.Name == "telemetry.intake" && s.TraceId == traceId);
    }

    [Fact]
    public void Where_nobody_listens_a_submission_is_traced_without_a_byte()
    {
        Spans(10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Spans(10_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Spans(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Assert.Null(CollectorSpans.StartIntake());
                Assert.Null(CollectorSpans.StartAppend());
            }
        }
    }

    [Fact]
    public void Traces_that_wait_are_bounded_and_the_oldest_go_first()
    {
        var traces = new ArrivalTraces();
        for (var i = 0; i < ArrivalTraces.Most + 1; i++)
        {
            traces.Expect("vnpt", $"s/{i}", Context());
            traces.Projected(i + 1, Period.Month(2013, 6), Context());
        }

        Assert.False(traces.TryTake("vnpt", "s/0", out _));
        Assert.True(traces.TryTake("vnpt", "s/1", out _));
        Assert.False(traces.TryTake("vnpt", "s/1", out _));
        Assert.Equal(ArrivalTraces.Most, traces.Of(Period.OfYear(2013), long.MaxValue).Count);
        Assert.Equal(9, traces.Of(Period.Month(2013, 6), 10).Count);
        Assert.Empty(traces.Of(Period.Month(2013, 7), long.MaxValue));
        traces.Looked(long.MaxValue);
        Assert.Empty(traces.Of(Period.OfYear(2013), long.MaxValue));
    }

    [Fact]
    public void What_a_failed_append_expected_is_forgotten_and_an_earlier_expectation_is_not()
    {
        var traces = new ArrivalTraces();
        var (first, again) = (Context(), Context());
        traces.Expect("vnpt", "a", first);
        traces.Expect("vnpt", "a", again);

        traces.Forget("vnpt", "a", again);
        Assert.True(traces.IsExpecting);
        Assert.True(traces.TryTake("vnpt", "a", out var taken));
        Assert.Equal(first, taken);
        Assert.False(traces.IsExpecting);

        traces.Expect("vnpt", "b", first);
        traces.Forget("vnpt", "b", first);
        Assert.False(traces.IsExpecting);
    }

    public void Dispose() => _folder.Dispose();

    // Only what this test began itself: other tests of this process trace nothing.
    private static TracerProvider Export(OtlpReceiver receiver) => Sdk.CreateTracerProviderBuilder()
        .AddSource("Telemetry.*", "Microsoft.AspNetCore", "Grpc.Net.Client", "System.Net.Http")
        .SetSampler(new ParentBasedSampler(new AlwaysOffSampler()))
        .AddOtlpExporter(o => (o.Endpoint, o.Protocol) = (new Uri(receiver.HttpAddress, "/v1/traces"), OtlpExportProtocol.HttpProtobuf))
        .Build();

    private static async Task<string> EnqueueAsync(SubmissionSpool spool, string id, long value)
    {
        using var root = new Activity("test") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        root.SetIdFormat(ActivityIdFormat.W3C).Start();
        await spool.EnqueueAsync(Figures.Month(id, value));
        return root.TraceId.ToHexString();
    }

    private static async Task LookAsync(TestCollector collector) => await collector.Host.Services.GetRequiredService<RollupScheduler>().RunDueNowAsync();

    // From a span up to its trace's root.
    private static IEnumerable<OtlpSpan> Way(List<OtlpSpan> spans, OtlpSpan last)
    {
        for (var span = last; span is not null; span = spans.Find(s => s.SpanId == span.ParentId))
        {
            yield return span;
        }
    }

    private static ActivityContext Context() => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
}
