using System.Net;
using Grpc.Core;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Ledger;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>A year of the ledger is moved away and brought back, the service running.</summary>
public sealed class ArchiveTests
{
    private const string Mobile = "subscribers.mobile";

    [Fact]
    public async Task A_service_goes_on_without_an_archived_year_and_has_all_of_it_again_when_it_is_back()
    {
        await using var collector = await TestCollector.StartAsync();
        using var away = new TemporaryFolder();
        var key = collector.OperatorKey("vnpt");
        using var client = new SenderClient(collector.Host.GrpcAddress, key);
        var old = List("2026-02", Value(Mobile, "24", 500));
        var first = (await client.SendAsync(old)).Taken();
        collector.Time.Now = new DateTimeOffset(2027, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var recent = List("2026-12", Value(Mobile, "24", 600));
        (await client.SendAsync(recent)).Taken();
        await collector.ProjectedAsync();

        Assert.Equal(2, await Run(collector, "ledger", "archive", "--year", "2027", "--to", away.Path));
        Assert.Equal(2, await Run(collector, "ledger", "archive", "--year", "2025", "--to", away.Path));
        Assert.Equal(0, await Run(collector, "ledger", "archive", "--year", "2026", "--to", away.Path));
        Assert.Equal(2, await Run(collector, "ledger", "archive", "--year", "2026", "--to", away.Path));

        Assert.Equal(["ledger-2026.db"], Directory.EnumerateFiles(away.Path).Select(Path.GetFileName));
        var again = (await client.SendAsync(old)).Refused(StatusCode.FailedPrecondition);
        Assert.Contains($"entry {first.Sequence} ", again.Message, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(first.PayloadHash.Span), again.Message, StringComparison.Ordinal);
        (await client.SendAsync(new SubmitRequest(recent) { SubmissionId = old.SubmissionId })).Refused(StatusCode.AlreadyExists);
        Assert.True((await client.SendAsync(recent)).Taken().Duplicate);
        Assert.Equal(HttpStatusCode.Gone, (await collector.GetAsync("/api/v1/submissions/" + old.SubmissionId, key)).Status);

        await collector.StartAgainAsync();
        Assert.Equal(500, (await collector.FigureAsync(Mobile, "24", "2026-02")).GetProperty("value").GetInt64());
        Assert.Equal(HttpStatusCode.Gone, (await collector.GetAsync("/api/v1/submissions/" + old.SubmissionId, key)).Status);
        await collector.StopAsync();
        Assert.Equal(0, await Run(collector, "verify"));
        Assert.Equal(2, await Run(collector, "rebuild"));

        File.Move(Path.Combine(away.Path, "ledger-2026.db"), Path.Combine(collector.DataFolder, "ledger-2026.db"));
        Assert.Equal(0, await Run(collector, "rebuild"));
        await collector.StartAgainAsync();
        Assert.Equal(HttpStatusCode.OK, (await collector.GetAsync("/api/v1/submissions/" + old.SubmissionId, key)).Status);
        Assert.Equal(500, (await collector.FigureAsync(Mobile, "24", "2026-02")).GetProperty("value").GetInt64());
        Assert.Equal(new VerificationReport(collector.Ledger.Head.Sequence, null), collector.Ledger.Verify());
    }

    private static Task<int> Run(TestCollector collector, params string[] arguments) => CommandLine.Create().Parse([.. arguments, "--data", collector.DataFolder]).InvokeAsync();
}
