using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Storage.Ledger;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>The command line, in processes of their own.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.7")]
    [InlineData("::")]
    public async Task Plain_text_outside_loopback_does_not_start(string address)
    {
        using var data = new TemporaryFolder();

        var (exit, _, errors) = await CollectorProcess.RunAsync("--bind", address, "--data", data.Path, "--grpc-port", "0", "--portal-port", "0");

        Assert.Equal(2, exit);
        Assert.Contains("--bind", errors, StringComparison.Ordinal);
        Assert.Contains("loopback", errors, StringComparison.Ordinal);
        Assert.Contains("plain text", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_listed_at_once()
    {
        using var data = new TemporaryFolder();

        var (exit, _, errors) = await CollectorProcess.RunAsync(
            "--bind", "0.0.0.0", "--grpc-port", "70000", "--portal-port", "-1", "--catalogue", "/does/not/exist", "--data", data.Path);

        Assert.Equal(2, exit);
        foreach (var option in new[] { "--bind", "--grpc-port", "--portal-port", "--catalogue" })
        {
            Assert.Contains(option, errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var data = new TemporaryFolder();
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var watch = Stopwatch.StartNew();
        var (exit, output, errors) = await CollectorProcess.RunAsync("--grpc-port", port, "--portal-port", "0", "--data", data.Path);

        Assert.Equal(2, exit);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output + errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"it took {watch.Elapsed} to say so");
        Assert.Contains(port, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_key_is_made_offline_and_opens_the_portal()
    {
        using var data = new TemporaryFolder();
        var administrator = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "administrator");
        var reader = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "reader", "--territory", "24@2004-07-08");
        var sender = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        await using var service = await CollectorProcess.StartAsync(data.Path);
        using (var client = new SenderClient(service.GrpcAddress, sender))
        {
            (await client.SendAsync(Table("2013-06", ["22", "24"], Scaled("subscribers.mobile", 1, 2)))).Taken();
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Assert.Equal(HttpStatusCode.OK, await Ask("22", administrator));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask("22", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask("22", "tk_nonsense"));
        Assert.Equal(HttpStatusCode.OK, await Ask("24", reader));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask("22", reader));

        // Made while the service runs: seen within a second. Revoked: refused within a second.
        var late = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "reader");
        Assert.True(await Comes(async () => await Ask("22", late) == HttpStatusCode.OK));
        var revoked = await CollectorProcess.RunAsync("keys", "revoke", late.Split('_')[1], "--data", data.Path);
        Assert.True(revoked.ExitCode == 0, revoked.Errors);
        Assert.True(await Comes(async () => await Ask("22", late) == HttpStatusCode.Unauthorized));

        async Task<HttpStatusCode> Ask(string area, string? key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.PortalAddress, $"/api/v1/figures?indicator=subscribers.mobile&area={area}&period=2013-06"));
            if (key is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
            }

            using var response = await http.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Keys_are_listed_without_their_secrets_and_their_file_is_the_owners_alone()
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt", "--days", "30");

        var (exit, output, _) = await CollectorProcess.RunAsync("keys", "list", "--data", data.Path);

        Assert.Equal(0, exit);
        Assert.Contains(key.Split('_')[1], output, StringComparison.Ordinal);
        Assert.Contains("vnpt", output, StringComparison.Ordinal);
        var secret = key[(key.IndexOf('_', 4) + 1)..];
        Assert.DoesNotContain(secret, output, StringComparison.Ordinal);
        var file = Path.Combine(data.Path, "secrets.db");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.DoesNotContain(secret, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_makes_no_sense_is_not_made()
    {
        using var data = new TemporaryFolder();

        var noSource = await CollectorProcess.RunAsync("keys", "create", "--role", "operator", "--data", data.Path);
        var badUnit = await CollectorProcess.RunAsync("keys", "create", "--role", "reader", "--source", "vnpt", "--territory", "99", "--days", "0", "--data", data.Path);

        Assert.Equal(2, noSource.ExitCode);
        Assert.Contains("vnpt", noSource.Errors, StringComparison.Ordinal);
        Assert.Equal(2, badUnit.ExitCode);
        foreach (var option in new[] { "--source", "--territory", "--days" })
        {
            Assert.Contains(option, badUnit.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(99)]
    public async Task Verify_names_the_entry_with_a_changed_byte(int number)
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        var sequence = 0L;
        await using (var service = await CollectorProcess.StartAsync(data.Path))
        {
            using var client = new SenderClient(service.GrpcAddress, key);
            for (var i = 0; i < 100; i++)
            {
                var request = Table("2013-06", ["24"], Scaled("subscribers.mobile", i));
                request.Reason = $"needle {i:000}.";
                var receipt = (await client.SendAsync(request)).Taken();
                sequence = i == number ? receipt.Sequence : sequence;
            }

            Assert.Equal(0, await service.StopAsync());
        }

        var sound = await CollectorProcess.RunAsync("verify", "--data", data.Path);
        await ChangeAsync(LedgerFiles.Active(data.Path), $"needle {number:000}.", $"noodle {number:000}.");
        var broken = await CollectorProcess.RunAsync("verify", "--data", data.Path);

        Assert.Equal(0, sound.ExitCode);
        Assert.True(broken.ExitCode == 1, $"{broken.ExitCode} {broken.Output} {broken.Errors}");
        Assert.Contains(sequence.ToString(CultureInfo.InvariantCulture), broken.Output, StringComparison.Ordinal);
        Assert.Contains(nameof(LedgerFaultKind.PayloadHash), broken.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", broken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_whose_last_entries_are_broken_does_not_start()
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        await using (var service = await CollectorProcess.StartAsync(data.Path))
        {
            using var client = new SenderClient(service.GrpcAddress, key);
            var request = Table("2013-06", ["24"], Scaled("subscribers.mobile", 1));
            request.Reason = "needle";
            (await client.SendAsync(request)).Taken();
            await service.StopAsync();
        }

        await ChangeAsync(LedgerFiles.Active(data.Path), "needle", "noodle");
        var (exit, _, errors) = await CollectorProcess.RunAsync("--data", data.Path, "--grpc-port", "0", "--portal-port", "0");

        Assert.Equal(2, exit);
        Assert.Contains("verify", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_of_a_folder_without_a_ledger_says_so_and_makes_none()
    {
        using var data = new TemporaryFolder();

        var (exit, _, errors) = await CollectorProcess.RunAsync("verify", "--data", data.Path);

        Assert.Equal(2, exit);
        Assert.Contains(data.Path, errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(data.Path));
    }

    // Every copy: what SQLite has moved elsewhere leaves its bytes behind.
    private static async Task ChangeAsync(string file, string from, string to)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var changes = 0;
        for (int at; (at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(from))) >= 0; changes++)
        {
            Encoding.UTF8.GetBytes(to).CopyTo(bytes, at);
        }

        Assert.True(changes > 0, $"{from} is not in {file}");
        await File.WriteAllBytesAsync(file, bytes);
    }

    private static async Task<bool> Comes(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!patience.IsCancellationRequested)
        {
            if (await condition())
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
    }
}
