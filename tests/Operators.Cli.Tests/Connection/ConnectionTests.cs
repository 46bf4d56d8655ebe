using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Operators.Cli.Connection;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Tests.Connection;

/// <summary>Where the service is and who is asking, from options and environment; no service is asked.</summary>
public sealed class ConnectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Options_are_stronger_than_the_environment()
    {
        var file = Give("key", "tk_file\n");
        var settings = Read(
            ["--address", "https://a.example:1", "--key-file", file, "--timeout", "5"],
            ("TELEMETRY_ADDRESS", "http://127.0.0.1:2"), ("TELEMETRY_API_KEY", "tk_variable"), ("TELEMETRY_TIMEOUT", "7"));

        Assert.Equal(("https://a.example:1/", "tk_file", TimeSpan.FromSeconds(5)), (settings.Address.ToString(), settings.Key, settings.Timeout));
        Assert.Equal(TimeSpan.FromSeconds(5), settings.ConnectTimeout);
    }

    [Fact]
    public void The_environment_alone_is_enough()
    {
        var variable = Read([], ("TELEMETRY_ADDRESS", "https://a.example:1"), ("TELEMETRY_API_KEY", "tk_variable"), ("TELEMETRY_TIMEOUT", "7"));
        var file = Read([], ("TELEMETRY_KEY_FILE", Give("key", "\ufefftk_file\r\n")));

        Assert.Equal(("https://a.example:1/", "tk_variable", TimeSpan.FromSeconds(7)), (variable.Address.ToString(), variable.Key, variable.Timeout));
        Assert.Equal(("http://127.0.0.1:7317/", "tk_file", TimeSpan.FromSeconds(60)), (file.Address.ToString(), file.Key, file.Timeout));
    }

    [Fact]
    public void The_client_library_gets_a_key_file_to_read_again_and_a_key_as_it_is()
    {
        var file = Give("key", "tk_file\n");
        var fromOption = Read(["--key-file", file], ("TELEMETRY_API_KEY", "tk_variable")).ToClientOptions();
        var fromVariable = Read([], ("TELEMETRY_KEY_FILE", file)).ToClientOptions();
        var itself = Read([], ("TELEMETRY_API_KEY", "tk_variable"), ("TELEMETRY_KEY_FILE", file)).ToClientOptions();

        Assert.All([fromOption, fromVariable], o => Assert.Equal((null, file), (o.ApiKey, o.ApiKeyFile)));
        Assert.Equal(("tk_variable", null), (itself.ApiKey, itself.ApiKeyFile));
        Assert.All([fromOption, fromVariable, itself], o => Assert.Empty(o.Faults()));
    }

    [Theory]
    [InlineData("--address nonsense", "--address is 'nonsense'")]
    [InlineData("--address ftp://a.example", "--address is 'ftp://a.example'")]
    [InlineData("--address http://a.example", "expected https")]
    [InlineData("--timeout 0", "--timeout is '0'; expected seconds, 1 to 3600")]
    [InlineData("--timeout 3601", "--timeout is '3601'")]
    [InlineData("--timeout 1,5", "--timeout is '1,5'")]
    [InlineData("--key-file /does/not/exist", "--key-file is /does/not/exist, which cannot be read")]
    [InlineData("--key-file /dev/zero", "expected at most 4,096")]
    [InlineData("--client-certificate x.pem", "--client-certificate and --client-key go together")]
    [InlineData("--ca x.pem", "--ca goes with an https address only")]
    [InlineData("--address https://a.example --ca /does/not/exist", "--ca is /does/not/exist, which cannot be read")]
    public void What_cannot_be_used_is_named(string line, string expected)
    {
        var refused = Assert.Throws<UnusableException>(() => Read(line.Split(' '), ("TELEMETRY_API_KEY", "tk_x")));

        Assert.Contains(expected, refused.In(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two words")]
    [InlineData("tk_\u001b")]
    [InlineData("khóa")]
    public void A_key_that_is_none_is_refused_and_never_shown(string key)
    {
        var refused = Assert.Throws<UnusableException>(() => Read([], ("TELEMETRY_API_KEY", key)));

        Assert.Contains("TELEMETRY_API_KEY", refused.In(Language.English), StringComparison.Ordinal);
        Assert.True(key.Trim().Length == 0 || !refused.In(Language.English).Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Plain_text_to_another_machine_is_said_explicitly() =>
        Assert.True(Read(["--address", "http://a.example", "--allow-plain-text"], ("TELEMETRY_API_KEY", "tk_x")).AllowPlainText);

    [Fact]
    public void Certificates_are_read_from_pem_files_and_take_the_keys_place()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=vnpt", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var authority = Give("ca.pem", certificate.ExportCertificatePem());
        var own = Give("own.pem", certificate.ExportCertificatePem());
        var ownKey = Give("own.key", key.ExportPkcs8PrivateKeyPem());

        var settings = Read(["--address", "https://a.example", "--ca", authority, "--client-certificate", own, "--client-key", ownKey]);

        var forClient = settings.ToClientOptions();
        Assert.Equal((own, ownKey, null, null), (forClient.ClientCertificateFile, forClient.ClientKeyFile, forClient.ClientCertificate, forClient.ApiKey));
        Assert.Empty(forClient.Faults());
        Assert.Null(settings.Key);
        Assert.Equal(certificate.Thumbprint, Assert.Single(settings.Authorities!).Thumbprint);
        Assert.True(settings.ClientCertificate!.HasPrivateKey);
        var wrong = Assert.Throws<UnusableException>(() => Read(["--address", "https://a.example", "--client-certificate", own, "--client-key", authority]));
        Assert.Contains("--client-certificate is", wrong.In(Language.English), StringComparison.Ordinal);
        Assert.Throws<UnusableException>(() => Read(["--address", "https://a.example", "--ca", ownKey], ("TELEMETRY_API_KEY", "tk_x")));
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up_after_the_time_asked_for()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var terminal = new TestTerminal(("TELEMETRY_API_KEY", "tk_x"));

        var exit = await terminal.RunAsync("catalogue", "import", "--on", "2025-07-01", "--address", $"http://{silent.LocalEndpoint}", "--timeout", "1");

        Assert.Equal(3, exit);
        Assert.Contains("--timeout waits longer", terminal.Errors, StringComparison.Ordinal);
    }

    private static ConnectionSettings Read(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var terminal = new TestTerminal(environment);
        var options = new ConnectionOptions(terminal.Terminal, Language.English);
        var root = new RootCommand();
        options.AddTo(root);
        return options.Read(root.Parse(arguments));
    }

    private string Give(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
