using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary><c>telemetry-collector keys</c> beside a running service, and how the service is started where others reach it.</summary>
public sealed class KeyCommandTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Keys_are_rotated_bound_limited_and_revoked_beside_a_running_service()
    {
        var key = await CollectorProcess.CreateKeyAsync(_data.Path, "--role", "operator", "--source", "vnpt", "--note", "máy chủ");
        await using var service = await CollectorProcess.StartAsync(_data.Path);
        Assert.Equal(StatusCode.OK, await SendAsync(service, key));

        var next = await KeysAsync("rotate", key.Split('_')[1], "--overlap-hours", "0", "--days", "30");
        Assert.Equal(0, next.ExitCode);
        await UntilAsync(async () => await SendAsync(service, key) == StatusCode.Unauthenticated && await SendAsync(service, next.Output) == StatusCode.OK);

        var limited = await KeysAsync("limits", "vnpt", "--cells-per-day", "1");
        Assert.Contains("cells per day 1", limited.Output, StringComparison.Ordinal);
        await UntilAsync(async () => await SendAsync(service, next.Output) == StatusCode.ResourceExhausted);
        Assert.Equal(0, (await KeysAsync("limits", "vnpt")).ExitCode);
        await UntilAsync(async () => await SendAsync(service, next.Output) == StatusCode.OK);

        Assert.Equal(0, (await KeysAsync("revoke", next.Output.Split('_')[1], "--reason", "lost")).ExitCode);
        await UntilAsync(async () => await SendAsync(service, next.Output) == StatusCode.Unauthenticated);
        Assert.DoesNotContain(next.Output.Split('_')[1], (await KeysAsync("list")).Output, StringComparison.Ordinal);
        var all = (await KeysAsync("list", "--all")).Output;
        Assert.Contains("replaced by " + next.Output.Split('_')[1], all, StringComparison.Ordinal);
        Assert.Contains("revoked", all, StringComparison.Ordinal);
        Assert.Contains("máy chủ", all, StringComparison.Ordinal);
        Assert.Equal(0, await service.StopAsync());
        service.AssertNoErrorLogged();
        foreach (var secret in new[] { key, next.Output })
        {
            Assert.DoesNotContain(secret[16..], service.Output + service.ErrorOutput + all, StringComparison.Ordinal);
        }

        var verified = await CollectorProcess.RunAsync("verify", "--data", _data.Path);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);
    }

    [Fact]
    public async Task A_certificates_form_is_shown_and_bound()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=billing,O=VNPT,C=VN", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var file = Path.Combine(_data.Path, "client.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());

        var shown = await CollectorProcess.RunAsync("keys", "certificate", file);
        var bound = await KeysAsync("bind", "--role", "operator", "--source", "vnpt", "--certificate", file);
        var twice = await KeysAsync("bind", "--role", "operator", "--source", "vnpt", "--certificate", file);
        var nothing = await KeysAsync("bind", "--role", "reader");
        var wrong = await KeysAsync("bind", "--role", "reader", "--subject", "CN=a, O=b");

        Assert.Contains("CN=billing,O=VNPT,C=VN", shown.Output, StringComparison.Ordinal);
        var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
        Assert.Contains(thumbprint, shown.Output, StringComparison.Ordinal);
        Assert.StartsWith("cert-", bound.Output, StringComparison.Ordinal);
        Assert.Contains(thumbprint, (await KeysAsync("list")).Output, StringComparison.Ordinal);
        Assert.Equal((2, 2, 2), (twice.ExitCode, nothing.ExitCode, wrong.ExitCode));
        Assert.Contains(bound.Output, twice.Errors, StringComparison.Ordinal);
        Assert.Contains("--subject", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_no_has_exit_code_1()
    {
        var unknown = await KeysAsync("revoke", "nobody");
        var gone = await KeysAsync("rotate", "nobody");

        Assert.Equal((1, 1), (unknown.ExitCode, gone.ExitCode));
        Assert.Contains("nobody", unknown.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_text_outside_loopback_is_spoken_only_where_somebody_says_so_and_then_loudly()
    {
        await using var service = await CollectorProcess.StartAsync(_data.Path, ["--bind", "0.0.0.0", "--allow-plain-text"]);
        await UntilAsync(() => Task.FromResult(service.Output.Contains("PLAIN TEXT", StringComparison.Ordinal)));

        Assert.Equal(0, await service.StopAsync());
    }

    private static async Task<StatusCode> SendAsync(CollectorProcess service, string key)
    {
        using var sender = new SenderClient(service.GrpcAddress, key);
        return (await sender.SendAsync(Table("2013-06", ["24"], Scaled("subscribers.mobile", 1)))).Code;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private async Task<(int ExitCode, string Output, string Errors)> KeysAsync(params string[] arguments)
    {
        var (exit, output, errors) = await CollectorProcess.RunAsync(["keys", .. arguments, "--data", _data.Path]);
        return (exit, output.Trim(), errors);
    }
}
