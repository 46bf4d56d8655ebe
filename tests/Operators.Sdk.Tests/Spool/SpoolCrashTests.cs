using Grpc.Core;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Spool;

/// <summary>The states that a process leaves behind when it ends between two steps, made by hand; and the next start from each.</summary>
public sealed class SpoolCrashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Root => Path.Combine(_folder.Path, "spool");

    [Fact]
    public async Task Ended_before_the_rename_nothing_was_enqueued()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await EnqueueUnsentAsync("a");
        File.Move(Path.Combine(Root, "pending", TestSpool.Names(Root, "pending")[0]), Path.Combine(Root, "tmp", "1.tmp"));
        File.WriteAllText(Path.Combine(Root, "tmp", "2.tmp"), "telemetry-spool 1 torn");

        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));

        Assert.Equal((0, 0), (spool.Status.Enqueued, spool.Status.SetAside));
        Assert.Null(spool.Find("a"));
        Assert.Empty(TestSpool.Names(Root, "tmp"));
    }

    [Fact]
    public async Task Ended_after_the_rename_it_is_sent()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await EnqueueUnsentAsync("a", "b");

        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));

        Assert.True(await spool.DrainAsync(TestSpool.Patience));
        Assert.Equal(["a", "b"], server.Ledger);
        Assert.Equal(2, spool.Status.Acknowledged);
    }

    [Fact]
    public async Task Ended_after_the_server_stored_it_the_repetition_gets_the_same_receipt()
    {
        await using var server = await ScriptedCollector.StartAsync();
        server.OnSubmit = r => Task.FromResult<Answer?>(server.Keep(r) is null ? null : Answer.Cut);
        await using (var client = server.Client())
        await using (var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root)))
        {
            await spool.EnqueueAsync(TestSpool.Table("a"));
            await TestSpool.UntilAsync(() => !server.Ledger.IsEmpty, "the server has it");
        }

        server.OnSubmit = _ => Task.FromResult<Answer?>(null);
        await using var later = server.Client();
        await using var again = await SubmissionSpool.OpenAsync(later, TestSpool.Options(Root));

        var result = await again.WaitForAsync("a", TestSpool.Patience);
        Assert.Equal((SpoolState.Acknowledged, true), (result!.State, result.Receipt!.Duplicate));
        Assert.Equal(["a"], server.Ledger);
    }

    [Fact]
    public async Task Ended_between_receipt_and_removal_it_is_acknowledged_once()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await EnqueueUnsentAsync("a");
        var pending = Path.Combine(Root, "pending", TestSpool.Names(Root, "pending")[0]);
        var bytes = File.ReadAllBytes(pending);
        await SendAllAsync(server);
        File.WriteAllBytes(pending, bytes);

        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));

        Assert.Equal((1, 1, 0), (spool.Status.Enqueued, spool.Status.Acknowledged, spool.Status.Pending));
        Assert.Empty(TestSpool.Names(Root, "pending"));
        Assert.Equal(["a"], server.Received);
    }

    [Fact]
    public async Task Ended_between_refusal_and_removal_it_is_refused_again_and_counted_once()
    {
        await using var server = await ScriptedCollector.StartAsync();
        server.OnSubmit = _ => Task.FromResult<Answer?>(Answer.Refusal(StatusCode.InvalidArgument, "BAD_PERIOD"));
        await EnqueueUnsentAsync("a");
        var pending = Path.Combine(Root, "pending", TestSpool.Names(Root, "pending")[0]);
        await SendAllAsync(server);
        File.Move(Path.Combine(Root, "refused", TestSpool.Names(Root, "refused").Single(n => n.EndsWith(".submission", StringComparison.Ordinal))), pending);

        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));

        Assert.Equal(SpoolState.Refused, (await spool.WaitForAsync("a", TestSpool.Patience))!.State);
        Assert.Equal((1, 1, 0), (spool.Status.Enqueued, spool.Status.Refused, spool.Status.Pending));
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task Torn_corrupt_and_foreign_files_are_set_aside_with_a_note_and_the_rest_is_sent()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await EnqueueUnsentAsync("torn", "flipped", "empty", "good");
        var names = TestSpool.Names(Root, "pending");
        string[] paths = [.. names.Select(n => Path.Combine(Root, "pending", n))];
        File.WriteAllBytes(paths[0], File.ReadAllBytes(paths[0])[..^1]);
        var flipped = File.ReadAllBytes(paths[1]);
        flipped[^3] ^= 1;
        File.WriteAllBytes(paths[1], flipped);
        File.WriteAllBytes(paths[2], []);
        File.Copy(paths[3], Path.Combine(Root, "pending", "99999999999999999999.submission")); // beyond any sequence
        File.Copy(paths[3], Path.Combine(Root, "pending", "00000000000000000009.submission")); // the same submission twice
        File.WriteAllText(Path.Combine(Root, "pending", "notes.xlsx"), "x");
        Directory.CreateDirectory(Path.Combine(Root, "pending", "00000000000000000010.submission"));
        File.WriteAllText(Path.Combine(Root, "tmp", "notes.txt"), "x");

        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));

        Assert.True(await spool.DrainAsync(TestSpool.Patience));
        Assert.Equal(["good"], server.Received);
        Assert.Equal((1, 8), (spool.Status.Enqueued, spool.Status.SetAside));
        var aside = TestSpool.Names(Root, "set-aside");
        Assert.Equal(16, aside.Length);
        Assert.Contains("torn", File.ReadAllText(Path.Combine(Root, "set-aside", names[0] + ".why.txt")), StringComparison.Ordinal);
        Assert.Equal(flipped, File.ReadAllBytes(Path.Combine(Root, "set-aside", names[1])));

        // Nothing is set aside a second time, and the count stays.
        await spool.DisposeAsync();
        await using var again = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));
        Assert.Equal(8, again.Status.SetAside);
    }

    [Fact]
    public async Task A_file_that_goes_bad_or_goes_away_while_it_waits_does_not_hold_up_the_rest()
    {
        await using var server = await ScriptedCollector.StartAsync();
        var goOn = new TaskCompletionSource();
        server.OnSubmit = async _ =>
        {
            await goOn.Task;
            return null;
        };
        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));
        foreach (var id in (string[])["first", "bad", "gone", "good"])
        {
            await spool.EnqueueAsync(TestSpool.Table(id));
        }

        await TestSpool.UntilAsync(() => !server.Received.IsEmpty, "the first is being sent");
        var names = TestSpool.Names(Root, "pending");
        File.AppendAllText(Path.Combine(Root, "pending", names[1]), "x");
        File.Delete(Path.Combine(Root, "pending", names[2]));
        var waiting = spool.WaitForAsync("bad", TestSpool.Patience);
        goOn.SetResult();

        Assert.True(await spool.DrainAsync(TestSpool.Patience));
        Assert.Null(await waiting);
        Assert.Equal(["first", "good"], server.Received);
        Assert.Equal((2, 2, 2), (spool.Status.Enqueued, spool.Status.Acknowledged, spool.Status.SetAside));
    }

    [Fact]
    public async Task A_receipt_that_cannot_be_read_any_more_is_asked_for_again_and_counted_once()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await EnqueueUnsentAsync("a");
        await SendAllAsync(server);
        var path = Path.Combine(Root, "receipts", TestSpool.Names(Root, "receipts")[0]);
        File.WriteAllText(path, "{");

        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));
        await spool.EnqueueAsync(TestSpool.Table("a"));

        Assert.True((await spool.WaitForAsync("a", TestSpool.Patience))!.Receipt!.Duplicate);
        Assert.Equal((1, 1), (spool.Status.Enqueued, spool.Status.Acknowledged));
        Assert.Equal(["a"], server.Ledger);
    }

    public void Dispose() => _folder.Dispose();

    // Enqueued while nobody answers, and the process ended.
    private async Task EnqueueUnsentAsync(params string[] ids)
    {
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = new Uri("http://127.0.0.1:1") });
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));
        foreach (var id in ids)
        {
            await spool.EnqueueAsync(TestSpool.Table(id));
        }
    }

    private async Task SendAllAsync(ScriptedCollector server)
    {
        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));
        Assert.True(await spool.DrainAsync(TestSpool.Patience));
    }
}
