using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Telemetry.Collector.Evidence;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Json;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Targets;
using Telemetry.Evidence;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Tests.Evidence;

/// <summary>Receipts, proofs, checkpoints and the feed as a service gives them.</summary>
public sealed class EvidenceApiTests : IDisposable
{
    private const int Every = 4;
    private readonly TemporaryFolder _keys = new();

    private string KeyFile => Path.Combine(_keys.Path, "checkpoint.pem");

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task A_receipt_is_proven_by_hashes_alone_to_whom_it_belongs()
    {
        await using var collector = await StartAsync();
        var (vnpt, viettel) = (collector.OperatorKey("vnpt"), collector.OperatorKey("viettel"));
        var reader = collector.Key(CredentialRole.Reader, null, ["22@1955-02-22"]);
        var sequence = await SendAsync(collector, vnpt, Every);
        await CoveredAsync(collector, sequence);
        await collector.ProjectedAsync();

        var (status, text) = await collector.GetAsync($"/api/v1/receipts/{sequence}", vnpt);
        Assert.Equal(HttpStatusCode.OK, status);
        var receipt = EntryReceipt.TryRead(Encoding.UTF8.GetBytes(text))!;
        Assert.True(EvidenceCheck.Receipt(receipt).Holds);
        Assert.Equal("submission", JsonDocument.Parse(text).RootElement.GetProperty("kind").GetString());
        var (_, byHash) = await collector.GetAsync("/api/v1/receipts/" + Convert.ToHexStringLower(receipt.EntryHash), vnpt);
        Assert.Equal(text, byHash);

        var proof = EntryProof.TryRead(Encoding.UTF8.GetBytes((await collector.GetAsync($"/api/v1/receipts/{sequence}/proof", vnpt)).Text))!;
        Assert.True(EvidenceCheck.Inclusion(receipt.Sequence, receipt.EntryHash, proof.Checkpoint, proof.Path).Holds);
        Assert.True(EvidenceCheck.Signature(proof.Checkpoint, [collector.Host.Stores.CheckpointKey!.PublicKey]).Holds);

        foreach (var path in new[] { $"/api/v1/receipts/{sequence}", $"/api/v1/receipts/{sequence}/proof", $"/api/v1/receipts/{Convert.ToHexStringLower(receipt.EntryHash)}/proof" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync(path, viettel)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync(path, reader)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await collector.GetAsync(path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await collector.GetAsync(path, collector.AdministratorKey)).Status);
        }

        // A catalogue, a decision, none at all, and what is no id.
        foreach (var id in new[] { "1", "2", "99999", "0", "-1", "x", new string('0', 64), new string('z', 64), "9223372036854775807", "9223372036854775808" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync($"/api/v1/receipts/{id}/proof", collector.AdministratorKey)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync($"/api/v1/receipts/{id}", collector.AdministratorKey)).Status);
        }
    }

    [Fact]
    public async Task Checkpoints_are_for_anybody_join_each_other_and_go_on_after_a_start_with_another_key()
    {
        await using var collector = await StartAsync();
        var vnpt = collector.OperatorKey("vnpt");
        await CoveredAsync(collector, await SendAsync(collector, vnpt, Every));
        var first = await NewestAsync(collector);
        collector.Time.Now -= TimeSpan.FromDays(3);
        File.Delete(KeyFile);
        CheckpointKeyFile.Create(KeyFile, collector.DataFolder).Dispose();
        await collector.StartAgainAsync(With);
        await UntilAsync(async () => (await NewestAsync(collector)).KeyId != first.KeyId);
        var second = await NewestAsync(collector);

        Assert.True(first.IsSigned && second.IsSigned && second.Size > first.Size && second.Time >= first.Time);
        var joined = ConsistencyProof.TryRead(Encoding.UTF8.GetBytes((await collector.GetAsync($"/api/v1/checkpoints/latest/consistency?from={first.Size}")).Text))!;
        Assert.True(EvidenceCheck.Consistency(first, joined.Later, joined.Path).Holds);
        Assert.Equal(second.PublicKey, CheckpointKey.TryParsePublic((await collector.GetAsync("/api/v1/checkpoints/key")).Text));
        Assert.Equal(first.Text, CheckpointJson.TryRead(Encoding.UTF8.GetBytes((await collector.GetAsync($"/api/v1/checkpoints/{first.Size}")).Text))!.Text);
        var page = JsonDocument.Parse((await collector.GetAsync("/api/v1/checkpoints?limit=1")).Text).RootElement;
        Assert.Equal((true, second.Size), (page.GetProperty("areSigned").GetBoolean(), page.GetProperty("nextBefore").GetInt64()));
        foreach (var path in new[] { "?limit=0", "?limit=101", "?before=x", "?more=1", "?limit=1&limit=2", $"/{second.Size}/consistency?from={second.Size + 1}", "/latest/consistency" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await collector.GetAsync("/api/v1/checkpoints" + path)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync("/api/v1/checkpoints/7777777")).Status);
    }

    [Fact]
    public async Task Without_a_key_it_is_said_plainly_everywhere()
    {
        await using var collector = await TestCollector.StartAsync();

        Assert.Contains("--checkpoint-key", (await collector.GetAsync("/health/ready")).Text, StringComparison.Ordinal);
        Assert.Contains("without --checkpoint-key", (await collector.GetAsync("/api/v1/checkpoints")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync("/api/v1/checkpoints/key")).Status);
        Assert.Contains("chạy mà không có khóa ký", (await collector.GetAsync("/evidence")).Text, StringComparison.Ordinal);
        await collector.Log.WaitForAsync("No checkpoints of the ledger are signed");
        Assert.Equal(HttpStatusCode.OK, (await collector.GetAsync("/feed.atom")).Status);
    }

    [Fact]
    public async Task The_feed_tells_of_checkpoints_and_repeats_no_host_that_a_request_names()
    {
        await using var collector = await StartAsync();
        await CoveredAsync(collector, await SendAsync(collector, collector.OperatorKey("vnpt"), 3 * Every));
        var newest = await NewestAsync(collector);

        var (status, text) = await collector.GetAsync("/feed.atom?lang=en", host: "evil.example");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = XDocument.Parse(text).Root!.Elements(atom + "entry").ToList();
        Assert.Equal($"Checkpoint {newest.Size}", entries[0].Element(atom + "title")!.Value);
        Assert.Contains(newest.Text, entries[0].Element(atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Equal(entries.Count, entries.Select(e => e.Element(atom + "id")!.Value).Distinct().Count());

        var items = JsonDocument.Parse((await collector.GetAsync("/feed.json")).Text).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(entries.Select(e => e.Element(atom + "id")!.Value), items.Select(i => i.GetProperty("id").GetString()));
        var position = items[0].GetProperty("_telemetry").GetProperty("position").GetInt64();
        var earlier = JsonDocument.Parse((await collector.GetAsync($"/api/v1/feed?before={position}")).Text).RootElement.GetProperty("items");
        Assert.Equal(items.Count - 1, earlier.GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await collector.GetAsync("/feed.json?before=x")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await collector.GetAsync("/feed.atom?lang=fr")).Status);

        await collector.StartAgainAsync(options => With(options) with { PublicAddress = new Uri("https://figures.example") });
        Assert.Contains($"https://figures.example/api/v1/checkpoints/{newest.Size}", (await collector.GetAsync("/feed.atom")).Text, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(collector.Host.PortalAddress, "/feed.json"));
        using var response = await JsonSender.Http.SendAsync(request);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(collector.Host.PortalAddress, "/feed.json"));
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await JsonSender.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.NotNull(response.Content.Headers.LastModified);
    }

    [Fact]
    public async Task Another_process_gives_the_same_evidence()
    {
        await using var collector = await StartAsync();
        var vnpt = collector.OperatorKey("vnpt");
        var sequence = await SendAsync(collector, vnpt, Every);
        await CoveredAsync(collector, sequence);
        await using var front = await TestPart.StartAsync(Target.Front, collector);
        var (local, remote) = (Evidence(collector.Host), Evidence(front.Host));
        var size = (await NewestAsync(collector)).Size;

        var page = await remote.ListAsync(null, 10, CancellationToken.None);
        Assert.Equal((await local.ListAsync(null, 10, CancellationToken.None)).Entries.Select(e => (e.Sequence, e.Checkpoint.Text)), page.Entries.Select(e => (e.Sequence, e.Checkpoint.Text)));
        Assert.Equal(collector.Host.Stores.CheckpointKey!.PublicKey, page.SigningKey);
        foreach (var (before, max) in new (long, int)[] { (1, 1), (size, 1), (size, 100), (size + 1, 1), (size - 1, 5), (long.MaxValue - 1, 2) })
        {
            Assert.Equal(
                (await local.ListAsync(before, max, CancellationToken.None)).Entries.Select(e => e.Checkpoint.Size),
                (await remote.ListAsync(before, max, CancellationToken.None)).Entries.Select(e => e.Checkpoint.Size));
        }

        var place = (await remote.LocateAsync(new Portal.Evidence.EntryId(sequence, null), withVerdicts: true, CancellationToken.None))!;
        Assert.Equal((EntryKind.Submission, "vnpt"), (place.Header.Kind, place.Header.Source));
        Assert.Equal(sequence, (await remote.LocateAsync(new Portal.Evidence.EntryId(0, place.Header.Hash), withVerdicts: true, CancellationToken.None))!.Header.Sequence);
        Assert.Equal(EntryKind.Catalogue, (await remote.LocateAsync(new Portal.Evidence.EntryId(1, null), withVerdicts: true, CancellationToken.None))!.Header.Kind);
        Assert.Equal(await local.ProveEntryAsync(sequence, size, CancellationToken.None), await remote.ProveEntryAsync(sequence, size, CancellationToken.None));
        Assert.Equal(await local.ProveConsistencyAsync(2, size, CancellationToken.None), await remote.ProveConsistencyAsync(2, size, CancellationToken.None));
        Assert.Null(await remote.ProveEntryAsync(sequence, 99_999, CancellationToken.None));
        Assert.Null(await remote.ProveConsistencyAsync(3, 2, CancellationToken.None));
        Assert.Null(await remote.LocateAsync(new Portal.Evidence.EntryId(0, new byte[32]), withVerdicts: true, CancellationToken.None));
    }

    [Fact]
    public async Task An_entry_waits_for_its_checkpoint_no_longer_than_told()
    {
        await using var collector = await TestCollector.StartAsync(options => With(options) with { Checkpoints = new CheckpointOptions { KeyFile = KeyFile, Every = TimeSpan.FromSeconds(1) } });
        var sequence = await SendAsync(collector, collector.OperatorKey("vnpt"), 1);

        await UntilAsync(() => Task.FromResult(CheckpointEntry.Read(collector.Ledger.ReadIdentifiers, null, 1) is [{ } last] && last.Checkpoint.Size >= sequence));
    }

    [Fact]
    public async Task The_tool_proves_a_receipt_offline_and_an_old_checkpoint_against_the_service()
    {
        await using var collector = await StartAsync();
        var vnpt = collector.OperatorKey("vnpt");
        await CoveredAsync(collector, await SendAsync(collector, vnpt, Every));
        var old = Path.Combine(_keys.Path, "old.json");
        await File.WriteAllTextAsync(old, (await collector.GetAsync("/api/v1/checkpoints/latest")).Text);
        var sequence = await SendAsync(collector, vnpt, Every);
        await CoveredAsync(collector, sequence);
        var pem = Path.Combine(_keys.Path, "public.pem");
        await File.WriteAllTextAsync(pem, (await collector.GetAsync("/api/v1/checkpoints/key")).Text);

        Assert.Equal(0, (await ToolAsync(collector, vnpt, "receipt", collector.Ledger.Header(sequence)!.SubmissionId, "--proof", "kept.json")).ExitCode);
        var online = await ToolAsync(collector, vnpt, "verify", "--receipt", "kept.json", "--checkpoint", "old.json", "--key", "public.pem", "--lang", "en");
        Assert.True(online.ExitCode == 0, online.Output + online.Errors);
        Assert.Contains("none of them was altered", online.Output, StringComparison.Ordinal);
        Assert.Equal(6, (await ToolAsync(collector, vnpt, "verify", "--checkpoint", "old.json")).ExitCode);
        Assert.Equal(0, (await ToolAsync(collector, vnpt, "verify", "--checkpoint", "old.json", "--key", "public.pem")).ExitCode);
        await collector.StopAsync();

        var offline = await CommandLineTool.RunAsync(new Uri("http://127.0.0.1:1"), null, start => start.WorkingDirectory = _keys.Path, ["verify", "--receipt", "kept.json", "--proof", "kept.json", "--key", "public.pem", "--lang", "en"]);
        Assert.True(offline.ExitCode == 0, offline.Output + offline.Errors);
        var kept = Path.Combine(_keys.Path, "kept.json");
        var altered = JsonNode.Parse(await File.ReadAllTextAsync(kept))!;
        altered["receipt"]!["entryHash"] = new string('0', 64);
        await File.WriteAllTextAsync(kept, altered.ToJsonString());
        var forged = await CommandLineTool.RunAsync(new Uri("http://127.0.0.1:1"), null, start => start.WorkingDirectory = _keys.Path, ["verify", "--receipt", "kept.json", "--proof", "kept.json", "--lang", "en"]);
        Assert.Equal(1, forged.ExitCode);
        Assert.Contains("NOT PROVEN", forged.Output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> ToolAsync(TestCollector collector, string key, params string[] arguments) =>
        CommandLineTool.RunAsync(collector.Host.GrpcAddress, key, start => start.WorkingDirectory = _keys.Path, arguments);

    private static Portal.Evidence.ILedgerEvidence Evidence(CollectorHost host) => (Portal.Evidence.ILedgerEvidence)host.Services.GetService(typeof(Portal.Evidence.ILedgerEvidence))!;

    private Task<TestCollector> StartAsync() => TestCollector.StartAsync(With);

    private CollectorOptions With(CollectorOptions options)
    {
        if (!File.Exists(KeyFile))
        {
            CheckpointKeyFile.Create(KeyFile, options.DataFolder).Dispose();
        }

        return options with { Checkpoints = new CheckpointOptions { KeyFile = KeyFile, Entries = Every } };
    }

    // The last one's position.
    private static async Task<long> SendAsync(TestCollector collector, string key, int count)
    {
        var sequence = 0L;
        for (var i = 0; i < count; i++)
        {
            var (status, body) = await new JsonSender(collector).PostAsync(key, JsonSender.Document($"x/{Guid.NewGuid()}", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(HttpStatusCode.OK, status);
            sequence = body.GetProperty("sequence").GetInt64();
        }

        return sequence;
    }

    private static async Task<Checkpoint> NewestAsync(TestCollector collector) => CheckpointJson.TryRead(Encoding.UTF8.GetBytes((await collector.GetAsync("/api/v1/checkpoints/latest")).Text))!;

    private static async Task CoveredAsync(TestCollector collector, long sequence)
    {
        var key = collector.OperatorKey("mobifone");
        for (var i = 0; CheckpointEntry.Read(collector.Ledger.ReadIdentifiers, null, 1) is not [{ } last] || last.Checkpoint.Size < sequence; i++)
        {
            Assert.True(i < 400, "no checkpoint came");
            await Task.Delay(25);
            if (i % 20 == 10)
            {
                await SendAsync(collector, key, 1);
            }
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
        {
            await Task.Delay(25, patience.Token);
        }
    }
}
