using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Tool;

/// <summary><c>telemetry keys</c> against a running service.</summary>
public sealed class KeysCommandTests(ToolService service) : IClassFixture<ToolService>
{
    private static readonly string[] Question = ["figures", "--indicator", "bts.sites", "--area", "24", "--period", "2026-02"];

    [Fact]
    public async Task A_key_is_made_used_rotated_and_revoked()
    {
        var (exit, output, errors) = await service.RunAsync(service.Administrator, "keys", "create", "--role", "reader", "--territory", "24", "--days", "30", "--note", "thử nghiệm");
        Assert.True(exit == 0, errors);
        var key = output.TrimEnd();
        Assert.StartsWith("tk_", key, StringComparison.Ordinal);
        Assert.DoesNotContain(key, errors, StringComparison.Ordinal);
        Assert.Equal(0, (await service.RunAsync(key, Question)).ExitCode);

        var listed = (await service.JsonAsync(service.Administrator, "keys", "list")).GetProperty("credentials").EnumerateArray().Single(c => c.TryGetProperty("note", out var note) && note.GetString() == "thử nghiệm");
        var id = listed.GetProperty("id").GetString()!;
        Assert.Equal(("reader", "valid"), (listed.GetProperty("role").GetString(), listed.GetProperty("state").GetString()));

        var rotated = await service.RunAsync(service.Administrator, "keys", "rotate", id, "--overlap-hours", "1", "--out", "second.key");
        Assert.True(rotated.ExitCode == 0, rotated.Errors);
        Assert.Equal("", rotated.Output);
        var file = Path.Combine(service.Folder, "second.key");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(0, (await service.RunAsync(null, [.. Question, "--key-file", file])).ExitCode);

        var revoked = await service.JsonAsync(service.Administrator, "keys", "revoke", id, "--reason", "hết dùng");
        Assert.Equal("revoked", revoked.GetProperty("credential").GetProperty("state").GetString());
        Assert.Equal((3, "unauthenticated"), await service.FailAsync(key, Question));
        var all = await service.RunAsync(service.Administrator, "keys", "list", "--all", "--lang", "vi");
        Assert.Contains("đã thu hồi", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key, all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_service_refuses_to_make_leaves_no_file()
    {
        Assert.Equal((1, "invalid"), await service.FailAsync(service.Administrator, "keys", "create", "--role", "operator", "--source", "nobody", "--out", "nobody.key"));
        Assert.Equal((3, "not-permitted"), await service.FailAsync(service.Reader, "keys", "create", "--role", "administrator"));
        Assert.Equal((1, "not-found"), await service.FailAsync(service.Administrator, "keys", "revoke", "nosuchprefix"));
        Assert.False(File.Exists(Path.Combine(service.Folder, "nobody.key")));
    }

    [Fact]
    public async Task Limits_are_set_and_listed()
    {
        var set = await service.JsonAsync(service.Administrator, "keys", "limits", "set", "viettel", "--burst", "50", "--cells-per-day", "1000000");
        var list = await service.JsonAsync(service.Administrator, "keys", "limits", "list");

        Assert.Equal(50, set.GetProperty("submissionBurst").GetInt32());
        Assert.Equal(1_000_000, list.GetProperty("limits").EnumerateArray().Single(l => l.GetProperty("source").GetString() == "viettel").GetProperty("cellsPerDay").GetInt64());
        Assert.Equal((1, "invalid"), await service.FailAsync(service.Administrator, "keys", "limits", "set", "nobody", "--burst", "50"));
    }

    [Fact]
    public async Task Over_tls_an_authority_is_named_and_a_certificate_takes_the_keys_place()
    {
        using var folder = new TemporaryFolder();
        var (server, client) = (Make(folder, "server", "CN=127.0.0.1"), Make(folder, "client", "CN=billing,O=VNPT,C=VN"));
        await using var collector = await TestCollector.StartAsync(o => o with { TlsCertificate = server + ".pem", TlsKey = server + ".key" });
        var administrator = collector.Key(CredentialRole.Administrator, null, []);
        Task<(int ExitCode, string Output, string Errors)> Run(string? key, params string[] arguments) => CommandLineTool.RunAsync(collector.Host.GrpcAddress, key, arguments);

        var untrusted = await Run(administrator, "keys", "list");
        var bound = await Run(administrator, "keys", "bind", "--role", "reader", "--certificate", client + ".pem", "--ca", server + ".pem");
        var withKey = await Run(administrator, "keys", "list", "--ca", server + ".pem");
        var withCertificate = await Run(null, "report", "list", "--ca", server + ".pem", "--client-certificate", client + ".pem", "--client-key", client + ".key");

        Assert.Equal(3, untrusted.ExitCode);
        Assert.True(bound.ExitCode == 0, bound.Errors);
        Assert.True(withKey.ExitCode == 0, withKey.Errors);
        Assert.Contains("reader", withKey.Output, StringComparison.Ordinal);
        Assert.True(withCertificate.ExitCode == 0, withCertificate.Errors);
    }

    private static string Make(TemporaryFolder folder, string name, string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path + ".pem", certificate.ExportCertificatePem());
        File.WriteAllText(path + ".key", key.ExportPkcs8PrivateKeyPem());
        return path;
    }
}
