using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Portal.Tests.Reports.Schedule;

/// <summary>The month's reports in a folder: when, what of, and what is never overwritten.</summary>
public sealed class ReportScheduleTests
{
    private const string Unit = "22-quang-ninh";

    [Fact]
    public async Task A_month_is_written_on_the_morning_after_its_figures_are_due()
    {
        await using var rig = await MarchAsync();
        rig.Clock.Set("2026-04-11 05:59");
        await rig.Scheduler.WriteDueAsync();
        Assert.Empty(rig.Files());

        rig.Clock.Set("2026-04-11 06:00");
        Assert.False(await rig.Scheduler.WriteDueAsync());

        string[] reports = ["main_targets", "narrative_figures", "postal_annex", "telecom_annex"];
        var files = rig.Files();
        Assert.Equal(
            reports.SelectMany(r => new[] { "csv", "html", "xlsx" }.Select(e => $"2026-03/{Unit}/{r}.{e}")).Append("2026-03/index.csv").Order(StringComparer.Ordinal),
            files.Keys.Order(StringComparer.Ordinal));
        var lines = rig.Index("2026-03");
        Assert.Equal(12, lines.Length);
        Assert.All(lines, l => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files["2026-03/" + l[0]])), l[8]));
        Assert.All(lines, l => Assert.Equal(("22@2004-07-08", "2026-03", "1", "2", "11/04/2026 06:00", "chưa đầy đủ"), (l[2], l[3], l[4], l[5], l[6], l[7])));
        Assert.Contains("1.234", Encoding.UTF8.GetString(files[$"2026-03/{Unit}/telecom_annex.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_in_the_folder_has_its_style_in_it_and_leads_nowhere()
    {
        await using var rig = await WrittenAsync();

        var page = Encoding.UTF8.GetString(rig.Files()[$"2026-03/{Unit}/telecom_annex.html"]);

        Assert.Contains("1.234", page, StringComparison.Ordinal);
        Assert.Contains("<style>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_waits_for_its_rollup()
    {
        await using var rig = new ScheduleRig();
        await rig.ReportAsync("vnpt", "2026-03", "subscribers.mobile", 1234);
        rig.Clock.Set("2026-04-12 06:00");

        Assert.True(await rig.Scheduler.WriteDueAsync());
        Assert.Empty(rig.Files());

        await rig.RollUpAsync("2026-03");
        Assert.False(await rig.Scheduler.WriteDueAsync());
        Assert.NotEmpty(rig.Files());
    }

    [Fact]
    public async Task What_says_the_same_is_not_written_again()
    {
        await using var rig = await WrittenAsync();
        var before = rig.Files();

        await rig.RestartAsync();
        rig.Clock.Set("2026-04-20 06:00");
        await rig.Scheduler.WriteDueAsync();
        await rig.ReportAsync("vnpt", "2026-03", "subscribers.mobile", 1234);
        await rig.RollUpAsync("2026-03");
        await rig.Scheduler.WriteDueAsync();

        AssertSame(before, rig.Files());
    }

    [Fact]
    public async Task A_correction_makes_a_further_edition_of_what_it_changes()
    {
        await using var rig = await WrittenAsync();
        var before = rig.Files();

        rig.Clock.Set("2026-04-21 06:00");
        await rig.ReportAsync("vnpt", "2026-03", "subscribers.mobile", 4321);
        await rig.RollUpAsync("2026-03");
        await rig.Scheduler.WriteDueAsync();

        var after = rig.Files();
        Assert.Contains("4.321", Encoding.UTF8.GetString(after[$"2026-03/{Unit}/telecom_annex_v2.csv"]), StringComparison.Ordinal);
        Assert.DoesNotContain($"2026-03/{Unit}/postal_annex_v2.csv", after.Keys);
        before.Remove("2026-03/index.csv", out var index);
        AssertSame(before, after.Where(f => before.ContainsKey(f.Key)).ToDictionary());
        Assert.StartsWith(Encoding.UTF8.GetString(index!), Encoding.UTF8.GetString(after["2026-03/index.csv"]), StringComparison.Ordinal);
        Assert.Equal(["1", "2"], rig.Index("2026-03").Where(l => l[0].StartsWith($"{Unit}/telecom_annex", StringComparison.Ordinal)).Select(l => l[4]).Distinct());
    }

    [Fact]
    public async Task Months_that_were_missed_are_made_up()
    {
        await using var rig = await MarchAsync();
        await rig.ReportAsync("vnpt", "2026-04", "subscribers.mobile", 1300);
        await rig.ReportAsync("vnpt", "2026-05", "subscribers.mobile", 1400);
        await rig.RollUpAsync("2026-03", "2026-04", "2026-05");

        rig.Clock.Set("2026-05-20 14:00");
        await rig.Scheduler.WriteDueAsync();

        Assert.Equal(["2026-03", "2026-04"], Directory.EnumerateDirectories(rig.Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_leaves_no_half_file_and_what_is_whole_stays()
    {
        await using var rig = await MarchAsync();
        var folder = Directory.CreateDirectory(Path.Combine(rig.Folder, "2026-03", Unit)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "telecom_annex.xlsx.unfinished"), "half");
        await File.WriteAllTextAsync(Path.Combine(folder, "main_targets.csv"), "whole, of before");

        rig.Clock.Set("2026-04-11 06:00");
        await rig.Scheduler.WriteDueAsync();

        var files = rig.Files();
        Assert.DoesNotContain(files.Keys, f => f.EndsWith(".unfinished", StringComparison.Ordinal));
        Assert.Equal("whole, of before", Encoding.UTF8.GetString(files[$"2026-03/{Unit}/main_targets.csv"]));
        Assert.Contains($"2026-03/{Unit}/main_targets_v2.csv", files.Keys);
        Assert.Contains($"2026-03/{Unit}/telecom_annex.xlsx", files.Keys);
    }

    [Fact]
    public async Task Files_that_a_run_wrote_before_it_could_list_them_are_taken_in()
    {
        await using var rig = await WrittenAsync();
        var before = rig.Files();

        File.Delete(Path.Combine(rig.Folder, "2026-03", "index.csv"));
        await rig.RestartAsync();
        await rig.Scheduler.WriteDueAsync();

        AssertSame(before, rig.Files());
    }

    [Fact]
    public async Task A_list_that_was_changed_by_hand_stops_the_schedule_and_keeps_the_files()
    {
        await using var rig = await WrittenAsync();
        await File.WriteAllTextAsync(Path.Combine(rig.Folder, "2026-03", "index.csv"), "Tệp;Báo cáo\nmột;hai\n");
        var before = rig.Files();
        await rig.RestartAsync();

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => rig.Scheduler.WriteDueAsync());

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        AssertSame(before, rig.Files());
    }

    [Fact]
    public async Task A_folder_that_is_away_is_said_once_and_made_up_when_it_is_back()
    {
        await using var rig = await MarchAsync();
        rig.Clock.Set("2026-04-11 06:00");
        Directory.Delete(rig.Folder);

        var scheduler = rig.Scheduler;
        await scheduler.StartAsync(CancellationToken.None);
        await WaitAsync(() => scheduler.Trouble is not null);
        Assert.False(Directory.Exists(rig.Folder));
        Directory.CreateDirectory(rig.Folder);
        await WaitAsync(() => scheduler.Trouble is null);
        await scheduler.StopAsync(CancellationToken.None);

        Assert.NotEmpty(rig.Files());
        Assert.Contains("has space", Assert.Single(rig.Errors.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_morning_wakes_the_schedule()
    {
        await using var rig = await MarchAsync();
        var scheduler = rig.Scheduler;
        await scheduler.StartAsync(CancellationToken.None);

        rig.Clock.Set("2026-04-11 06:00");
        scheduler.LookNow();
        await WaitAsync(() => File.Exists(Path.Combine(rig.Folder, "2026-03", "index.csv")));
        await scheduler.StopAsync(CancellationToken.None);

        Assert.Null(scheduler.Trouble);
    }

    private static async Task<ScheduleRig> MarchAsync()
    {
        var rig = new ScheduleRig();
        await rig.ReportAsync("vnpt", "2026-03", "subscribers.mobile", 1234);
        await rig.ReportAsync("vnpost", "2026-03", "revenue.postal", 5_000_000_000);
        await rig.RollUpAsync("2026-03");
        return rig;
    }

    private static async Task<ScheduleRig> WrittenAsync()
    {
        var rig = await MarchAsync();
        rig.Clock.Set("2026-04-11 06:00");
        await rig.Scheduler.WriteDueAsync();
        Assert.Equal(13, rig.Files().Count);
        return rig;
    }

    private static void AssertSame(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, f => Assert.Equal(f.Value, actual[f.Key]));
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60), "not in a minute");
            await Task.Delay(10);
        }
    }
}
