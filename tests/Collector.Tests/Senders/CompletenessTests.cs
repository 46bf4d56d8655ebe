using System.Net;
using System.Text.Json;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>Who owes what changes when a submission arrives: from the wire to the public API, by the calendar that is shipped.</summary>
public sealed class CompletenessTests
{
    private const string Question = "/api/v1/completeness?period=2026-03&area=22";

    [Fact]
    public async Task A_late_submission_moves_cells_from_missing_to_late()
    {
        await using var collector = await TestCollector.StartAsync();
        var reader = collector.Key(CredentialRole.Reader, null, ["22@2004-07-08"]);
        using var fpt = collector.Sender("fpt");
        collector.Time.Now = Noon(4, 9);
        var first = (await fpt.SendAsync(List("2026-03", Value("subscribers.internet.xdsl", "22", 0), Value("subscribers.internet.ftth", "22", 4200)))).Taken();
        await collector.ProjectedAsync();
        Assert.Equal((3, 2, 0, 1, "notYetDue"), await FptAsync(collector, reader));

        collector.Time.Now = Noon(4, 15);
        Assert.Equal((3, 2, 0, 1, "missing"), await FptAsync(collector, reader));
        Assert.Contains("fpt 2026-03 5 quá hạn 5 ngày 1", await RemindersAsync(collector, reader));

        var second = (await fpt.SendAsync(List("2026-03", Value("revenue.telecom", "22", 1_500_000_000)))).Taken();
        await collector.ProjectedAsync();
        Assert.Equal((3, 3, 1, 0, "late"), await FptAsync(collector, reader));
        Assert.Equal((3, 2, 0, 1, "missing"), await FptAsync(collector, reader, $"&asOf={first.Sequence}"));
        Assert.Equal((3, 2, 0, 1, "notYetDue"), await FptAsync(collector, reader, "&asOf=2026-04-10"));
        Assert.Equal((3, 2, 0, 1, "missing"), await FptAsync(collector, reader, "&asOf=2026-04-11"));
        Assert.DoesNotContain(await RemindersAsync(collector, reader), r => r.StartsWith("fpt 2026-03", StringComparison.Ordinal));
        Assert.True(second.Sequence > first.Sequence);

        Assert.Equal(HttpStatusCode.Forbidden, (await collector.GetAsync(Question.Replace("22", "24", StringComparison.Ordinal), reader)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await collector.GetAsync(Question + "&operator=fpt", collector.OperatorKey("vnpt"))).Status);
    }

    private static DateTimeOffset Noon(int month, int day) => new(2026, month, day, 12, 0, 0, TimeSpan.FromHours(7));

    private static async Task<(int Expected, int Received, int Late, int Missing, string Status)> FptAsync(TestCollector collector, string key, string more = "")
    {
        var answer = await JsonAsync(collector, Question + more, key);
        var row = answer.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("operator").GetString() == "fpt");
        return (row.GetProperty("expected").GetInt32(), row.GetProperty("received").GetInt32(), row.GetProperty("late").GetInt32(), row.GetProperty("missing").GetInt32(), row.GetProperty("status").GetString()!);
    }

    private static async Task<string[]> RemindersAsync(TestCollector collector, string key) =>
        [.. (await JsonAsync(collector, "/api/v1/reminders", key)).GetProperty("reminders").EnumerateArray().Select(r =>
            $"{r.GetProperty("operator")} {r.GetProperty("period")} {r.GetProperty("daysOverdue")} {r.GetProperty("dueText")} {r.GetProperty("missing")}")];

    private static async Task<JsonElement> JsonAsync(TestCollector collector, string path, string key)
    {
        var (status, text) = await collector.GetAsync(path, key);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
