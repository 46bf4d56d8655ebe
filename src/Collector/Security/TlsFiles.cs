using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Security;

/// <summary>
/// The service's certificate and the authorities for clients, as they lie in files. What was read last and fits together counts; a file half
/// written, or a certificate whose key is not there yet, changes nothing. Thread-safe.
/// </summary>
internal sealed class TlsFiles
{
    private readonly CollectorOptions _options;
    private byte[] _tried = [];
    private volatile SslStreamCertificateContext? _server;
    private volatile ClientAuthorities? _authorities;

    private TlsFiles(CollectorOptions options) => _options = options;

    /// <summary>Whether both ports speak TLS.</summary>
    public bool IsOn => _options.TlsCertificate is not null;

    /// <summary>The certificate in use; null without TLS.</summary>
    public X509Certificate2? Certificate => _server?.TargetCertificate;

    /// <summary>The authorities for clients in use; null where none were given.</summary>
    public ClientAuthorities? ClientAuthorities => _authorities;

    /// <summary>Reads the files for the first time.</summary>
    /// <exception cref="StartException">They cannot be used.</exception>
    public static TlsFiles Load(CollectorOptions options)
    {
        var files = new TlsFiles(options);
        return !files.IsOn || files.TryReload(out var problem) is TlsChange.Reloaded ? files : throw new StartException([problem]);
    }

    /// <summary>Takes over what changed in the files.</summary>
    /// <param name="problem">Why the files as they are now cannot be used; said once for each content.</param>
    public TlsChange TryReload(out string problem)
    {
        problem = "";
        var (certificate, key, authoritiesText) = ("", "", "");
        try
        {
            certificate = File.ReadAllText(_options.TlsCertificate!);
            key = File.ReadAllText(_options.TlsKey!);
            authoritiesText = _options.ClientCa is { } path ? File.ReadAllText(path) : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
        }

        // Not the texts themselves: one of them is the key.
        var found = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', certificate, key, authoritiesText, problem)));
        if (found.AsSpan().SequenceEqual(_tried))
        {
            return TlsChange.None;
        }

        _tried = found;
        if (problem.Length > 0 || !TryRead(certificate, key, out var server, out problem))
        {
            return TlsChange.Unusable;
        }

        ClientAuthorities? authorities = null;
        if (_options.ClientCa is { } file && (authorities = Security.ClientAuthorities.Read(authoritiesText, out var fault)) is null)
        {
            problem = $"--client-ca {file}: {fault}";
            return TlsChange.Unusable;
        }

        (_server, _authorities) = (server, authorities);
        return TlsChange.Reloaded;
    }

    /// <summary>
    /// How connections are to be secured. Any client certificate passes the handshake, which proves that the client has its key: who it is, and whether that
    /// is anybody, <see cref="KnownCredentials"/> says for each request, so that a stranger gets an answer and a line in the log instead of a broken connection.
    /// </summary>
    public void Secure(HttpsConnectionAdapterOptions https)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.ServerCertificateSelector = (_, _) => Certificate;
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.ClientCertificateValidation = static (_, _, _) => true;
        https.OnAuthenticate = (_, connection) => Secure(connection);
    }

    // At the start of each connection, before its first byte: asked for after the client's hello instead, whoever sends something else first gets an
    // unhandled exception into the error log.
    private void Secure(SslServerAuthenticationOptions connection)
    {
        // The intermediate certificates go with it.
        connection.ServerCertificateSelectionCallback = null;
        connection.ServerCertificateContext = _server;

        // Each connection shows its certificate anew, and sees the service's present one.
        connection.AllowTlsResume = false;

        // A client's certificate names addresses; nothing is fetched from them. What the chain comes to is not looked at.
        connection.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
    }

    private bool TryRead(string certificatePem, string keyPem, out SslStreamCertificateContext? server, out string problem)
    {
        problem = "";
        server = null;
        try
        {
            var leaf = X509Certificate2.CreateFromPem(certificatePem, keyPem);
            if (OperatingSystem.IsWindows())
            {
                // There TLS cannot use a key that is in memory only.
                leaf = X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), password: null);
            }

            var all = new X509Certificate2Collection();
            all.ImportFromPem(certificatePem);
            server = SslStreamCertificateContext.Create(leaf, [.. all.Skip(1)], offline: true);
            return true;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            problem = $"--tls-certificate {_options.TlsCertificate} and --tls-key {_options.TlsKey} cannot be used together: {e.Message}";
            return false;
        }
    }
}
