using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;
using Telemetry.Storage.Ledger;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>Figures that do not agree are taken, and somebody is told.</summary>
public sealed class FindingTests
{
    private const string Total = "subscribers.telephone";
    private const string Fixed = "subscribers.fixed";
    private const string Mobile = "subscribers.mobile";
    private const string Edit = "1.759.720 → 1.795.720: đảo hai chữ số";

    [Fact]
    public async Task Swapped_digits_are_found_with_their_edit_and_resolved_by_the_correction()
    {
        await using var collector = await TestCollector.StartAsync();
        using var department = collector.Sender("so-bac-giang");
        var first = (await department.SendAsync(Printed())).Taken();
        await RollUpAsync(collector);

        var open = Assert.Single(await FindingsAsync(collector, "rule=parts.total"));
        Assert.Equal("open", open.GetProperty("state").GetString());
        Assert.Equal("error", open.GetProperty("severity").GetString());
        Assert.Equal(Edit, open.GetProperty("edit").GetProperty("text").GetProperty("vi").GetString());
        Assert.Equal("1,759,720 → 1,795,720: two digits swapped", open.GetProperty("edit").GetProperty("text").GetProperty("en").GetString());
        Assert.Equal("swappedDigits", open.GetProperty("edit").GetProperty("class").GetString());
        Assert.Equal(
            "“Thuê bao điện thoại” của Sở quản lý BCVT tỉnh Bắc Giang tại Bắc Giang, tháng 6/2013: báo cáo 1.869.673, nhưng cộng các thành phần được 1.833.673 (chênh 36.000). "
                + $"Sửa một chỗ là khớp: {Edit} (“Thuê bao điện thoại di động”, Bắc Giang).",
            open.GetProperty("text").GetProperty("vi").GetString());
        Assert.Equal((1_869_673m, "1.869.673"), (open.GetProperty("actual").GetProperty("value").GetDecimal(), open.GetProperty("actual").GetProperty("text").GetString()));
        Assert.All(open.GetProperty("cells").EnumerateArray(), c => Assert.Equal(first.Sequence, c.GetProperty("receipt").GetInt64()));

        var correction = (await department.SendAsync(List("2013-06", Value(Mobile, "24", 1_795_720)))).Taken();
        await RollUpAsync(collector);

        var resolved = Assert.Single(await FindingsAsync(collector, "rule=parts.total"));
        Assert.Equal("resolved", resolved.GetProperty("state").GetString());
        Assert.Equal(correction.Sequence, resolved.GetProperty("resolvedBy").GetInt64());
        Assert.Empty(await FindingsAsync(collector, "rule=parts.total&state=open"));
    }

    [Fact]
    public async Task A_dry_run_shows_findings_beforehand_and_stores_nothing()
    {
        await using var collector = await TestCollector.StartAsync();
        using var department = collector.Sender("so-bac-giang");
        (await department.SendAsync(List("2013-06", Value(Total, "24", 1_869_673), Value(Fixed, "24", 73_953)))).Taken();
        await collector.ProjectedAsync();
        var (head, position) = (collector.Ledger.Head.Sequence, collector.Host.Stores.Series.Position);

        var rehearsal = List("2013-06", Value(Mobile, "24", 1_759_720), Value(Mobile, "ZZ", 1));
        rehearsal.DryRun = true;
        var receipt = (await department.SendAsync(rehearsal)).Taken();

        Assert.Equal((0L, 1u), (receipt.Sequence, receipt.VerdictCount));
        var finding = Assert.Single(receipt.Findings);
        Assert.Equal(("parts.total", FindingSeverity.Error, Total, "24", "2013-06"), (finding.Rule, finding.Severity, finding.Metric, finding.Area, finding.Period));
        Assert.Equal(("1869673", "1833673"), (finding.Actual, finding.Expected));
        Assert.Equal((Mobile, "1759720", "1795720", Edit), (finding.Edit.Metric, finding.Edit.From, finding.Edit.To, finding.Edit.Text));

        rehearsal.Observations[0].Scaled = 1_795_720;
        Assert.Empty((await department.SendAsync(rehearsal)).Taken().Findings);
        Assert.Equal((head, position), (collector.Ledger.Head.Sequence, collector.Host.Stores.Series.Position));
        await RollUpAsync(collector);
        Assert.Empty(await FindingsAsync(collector, "rule=parts.total"));
    }

    [Fact]
    public async Task The_client_library_gives_the_findings_of_a_dry_run()
    {
        await using var collector = await TestCollector.StartAsync();
        await using var client = new Operators.TelemetryClient(new Operators.TelemetryClientOptions { Address = collector.Host.GrpcAddress, ApiKey = collector.OperatorKey("so-bac-giang") });
        var list = new Operators.ObservationList("rehearsal", "2013-06") { DryRun = true };
        list.Add(Total, "24", 1_869_673).Add(Fixed, "24", 73_953).Add(Mobile, "24", 1_759_720);

        var finding = Assert.Single((await client.SubmitAsync(list)).Findings);

        Assert.Equal(("parts.total", Operators.FindingSeverity.Error, 1_869_673m, 1_833_673m), (finding.Rule, finding.Severity, finding.Actual, finding.Expected));
        Assert.Equal(new Operators.FindingEdit(Mobile, "24", "2013-06", 1_759_720, 1_795_720, Edit), finding.Edit);
    }

    [Fact]
    public async Task A_submission_that_is_kept_is_answered_without_findings()
    {
        await using var collector = await TestCollector.StartAsync();
        using var department = collector.Sender("so-bac-giang");

        Assert.Empty((await department.SendAsync(Printed())).Taken().Findings);
    }

    [Fact]
    public async Task An_explanation_lies_in_the_ledger_and_outlives_the_table()
    {
        await using var collector = await TestCollector.StartAsync();
        using (var department = collector.Sender("so-bac-giang"))
        {
            (await department.SendAsync(Printed())).Taken();
        }

        await RollUpAsync(collector);
        var id = Assert.Single(await FindingsAsync(collector, "rule=parts.total")).GetProperty("id").GetString();
        var publisher = collector.Key(CredentialRole.Publisher, null, ["24@2004-07-08"]);

        var (status, text) = await collector.PostAsync($"/api/v1/findings/{id}/explain", """{"reason":"Số in trong báo cáo, chờ đính chính"}""", publisher);

        Assert.True(status == HttpStatusCode.OK, text);
        var head = collector.Ledger.Get(collector.Ledger.Head.Sequence)!;
        Assert.Equal((EntryKind.Decision, "-"), (head.Header.Kind, head.Header.Source));
        var decision = JsonDocument.Parse(head.Payload).RootElement;
        Assert.Equal(["type", "finding", "numbers", "by", "reason"], decision.EnumerateObject().Select(p => p.Name));
        Assert.Equal("finding.explained", decision.GetProperty("type").GetString());
        Assert.Equal(publisher.Split('_')[1], decision.GetProperty("by").GetString()!.Split('_')[^1]);
        Assert.Contains("Số in trong báo cáo", Encoding.UTF8.GetString(head.Payload.Span), StringComparison.Ordinal);

        await collector.StopAsync();
        foreach (var file in Directory.EnumerateFiles(collector.DataFolder, "aggregator.db*"))
        {
            File.Delete(file);
        }

        Assert.Equal(0, await CommandLine.Create().Parse(["rebuild", "--data", collector.DataFolder]).InvokeAsync());
        Assert.Equal(0, await CommandLine.Create().Parse(["verify", "--data", collector.DataFolder]).InvokeAsync());
        await collector.StartAgainAsync();
        await RollUpAsync(collector);

        var explained = Assert.Single(await FindingsAsync(collector, "rule=parts.total"));
        Assert.Equal((id, "explained"), (explained.GetProperty("id").GetString(), explained.GetProperty("state").GetString()));
        var said = Assert.Single(explained.GetProperty("explanations").EnumerateArray());
        Assert.Equal("Số in trong báo cáo, chờ đính chính", said.GetProperty("reason").GetString());
        Assert.Equal(head.Header.Sequence, said.GetProperty("receipt").GetInt64());
    }

    // As printed: the total belongs to 1.795.720.
    private static SubmitRequest Printed() => List("2013-06", Value(Total, "24", 1_869_673), Value(Fixed, "24", 73_953), Value(Mobile, "24", 1_759_720));

    private static async Task RollUpAsync(TestCollector collector)
    {
        await collector.ProjectedAsync();
        Assert.All(await collector.Host.Services.GetRequiredService<RollupScheduler>().RunDueNowAsync(), r => Assert.Null(r.Failure));
    }

    private static async Task<IReadOnlyList<JsonElement>> FindingsAsync(TestCollector collector, string question)
    {
        var (status, text) = await collector.GetAsync("/api/v1/findings?" + question, collector.Key(CredentialRole.Administrator, null, []));
        Assert.True(status == HttpStatusCode.OK, text);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("findings").EnumerateArray()];
    }
}
