using Telemetry.Collector.Tests.Json;
using Telemetry.Collector.Tests.Running;
using Telemetry.Evidence;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Tests.Evidence;

namespace Telemetry.Collector.Tests.Evidence;

/// <summary><c>checkpoints …</c> and <c>verify --receipt --checkpoint</c>, as a host runs them.</summary>
public sealed class CheckpointCommandTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _keys = new();

    private string KeyFile => Path.Combine(_keys.Path, "checkpoint.pem");

    public void Dispose()
    {
        _data.Dispose();
        _keys.Dispose();
    }

    [Fact]
    public async Task A_checkpoint_is_signed_listed_and_proves_the_ledger_beside_the_running_service()
    {
        var made = await CollectorProcess.RunAsync("checkpoints", "create-key", KeyFile, "--data", _data.Path);
        Assert.True(made.ExitCode == 0, made.Errors);
        Assert.Contains("-----BEGIN PUBLIC KEY-----", made.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", made.Output, StringComparison.Ordinal);
        var pem = Path.Combine(_keys.Path, "public.pem");
        await File.WriteAllTextAsync(pem, made.Output[made.Output.IndexOf("-----BEGIN", StringComparison.Ordinal)..]);
        var key = await CollectorProcess.CreateKeyAsync(_data.Path, "--role", "operator", "--source", "vnpt");
        var receipt = Path.Combine(_keys.Path, "receipt.json");

        await using (var service = await CollectorProcess.StartAsync(_data.Path, ["--checkpoint-key", KeyFile, "--checkpoint-entries", "3"]))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.PortalAddress, JsonSender.Address))
            {
                Content = new StringContent(JsonSender.Document("2013-06/1", "5"), System.Text.Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new("Bearer", key);
            using var response = await JsonSender.Http.SendAsync(request);
            await File.WriteAllBytesAsync(receipt, await response.Content.ReadAsByteArrayAsync());
            var checkpoint = await UntilAsync(() => Newest(1));
            Assert.Equal(0, (await CollectorProcess.RunAsync("verify", "--data", _data.Path, "--receipt", receipt, "--checkpoint", checkpoint, "--key", pem)).ExitCode);
            Assert.Contains("one collector writes a ledger", (await SignAsync()).Errors, StringComparison.Ordinal);
            Assert.Equal(0, await service.StopAsync());
            service.AssertNoErrorLogged();
        }

        var listed = await CollectorProcess.RunAsync("checkpoints", "list", "--data", _data.Path);
        Assert.Contains("signed  key " + made.Output.Split('\n')[0].Split(' ')[^1], listed.Output, StringComparison.Ordinal);
        Assert.Contains("nothing came since", (await SignAsync()).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CollectorProcess.RunAsync("verify", "--data", _data.Path)).ExitCode);
    }

    [Fact]
    public async Task A_rewritten_ledger_passes_alone_and_fails_against_what_was_kept()
    {
        Assert.Equal(0, (await CollectorProcess.RunAsync("checkpoints", "create-key", KeyFile, "--data", _data.Path)).ExitCode);
        await CollectorProcess.CreateKeyAsync(_data.Path, "--role", "operator", "--source", "vnpt");
        await using (var service = await CollectorProcess.StartAsync(_data.Path))
        {
            Assert.Contains("No checkpoints of the ledger are signed", service.Output + service.ErrorOutput, StringComparison.Ordinal);
            Assert.Equal(0, await service.StopAsync());
        }

        Assert.Equal(0, (await SignAsync()).ExitCode);
        var checkpoint = (await UntilAsync(() => Newest(1)))!;
        var kept = CheckpointJson.TryRead(await File.ReadAllBytesAsync(checkpoint))!;
        ForgedLedger.Rewrite(LedgerFiles.Active(_data.Path), kept.Size);

        Assert.Equal(0, (await CollectorProcess.RunAsync("verify", "--data", _data.Path)).ExitCode);
        var (exit, output, _) = await CollectorProcess.RunAsync("verify", "--data", _data.Path, "--checkpoint", checkpoint);
        Assert.Equal(1, exit);
        Assert.Contains("NOT PROVEN", output, StringComparison.Ordinal);
        Assert.Contains("at least one was altered", output, StringComparison.Ordinal);
        await using var again = await CollectorProcess.StartAsync(_data.Path, ["--checkpoint-key", KeyFile, "--checkpoint-entries", "1"]);
        await CollectorProcess.CreateKeyAsync(_data.Path, "--role", "operator", "--source", "vnpt");
        await UntilAsync(() => again.Output.Contains("No checkpoint is signed any more", StringComparison.Ordinal) ? "" : null);
    }

    [Theory]
    [InlineData("in the folder")]
    [InlineData("through a link")]
    [InlineData("open to others")]
    [InlineData("no key")]
    public async Task A_key_that_would_not_protect_the_ledger_is_refused_in_a_sentence(string how)
    {
        var file = how == "in the folder" ? Path.Combine(_data.Path, "key.pem") : KeyFile;
        await File.WriteAllTextAsync(file, how == "no key" ? "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n" : CheckpointKey.Create());
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | (how == "open to others" ? UnixFileMode.OtherRead : UnixFileMode.None));
        if (how == "through a link")
        {
            var real = Path.Combine(_data.Path, "hidden.pem");
            File.Move(file, real);
            File.CreateSymbolicLink(file, real);
        }

        var (exit, _, errors) = await CollectorProcess.RunAsync("--data", _data.Path, "--checkpoint-key", file, "--grpc-port", "0", "--portal-port", "0");

        Assert.Equal(2, exit);
        Assert.Contains("--checkpoint-key is ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Telemetry.", errors, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> SignAsync() => CollectorProcess.RunAsync("checkpoints", "sign", "--checkpoint-key", KeyFile, "--data", _data.Path);

    // The newest checkpoint as a reader keeps it, once there are that many.
    private string? Newest(int count)
    {
        using var reader = LedgerReader.Open(_data.Path);
        var entries = CheckpointEntry.Read(reader.ReadIdentifiers, null, 10);
        if (entries.Count < count)
        {
            return null;
        }

        var file = Path.Combine(_keys.Path, "kept.json");
        File.WriteAllBytes(file, CheckpointJson.Write(entries[0].Checkpoint));
        return file;
    }

    private static async Task<string> UntilAsync(Func<string?> look)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (look() is { } found)
            {
                return found;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
