using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Telemetry.Operators.Connection;

/// <summary>Connections to a collector: keepalive, windows, TLS.</summary>
internal static class ConnectionHandler
{
    private const int WindowBytes = 1024 * 1024;

    /// <exception cref="ArgumentException">A file with certificates cannot be used.</exception>
    public static SocketsHttpHandler Create(TelemetryClientOptions options) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        EnableMultipleHttp2Connections = true,
        InitialHttp2StreamWindowSize = WindowBytes,
        KeepAlivePingDelay = options.KeepAliveDelay,
        KeepAlivePingTimeout = options.KeepAliveTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        AllowAutoRedirect = false,
        // Plain http stays on the own machine; https goes through the proxy that the environment names.
        UseProxy = options.Address.Scheme == Uri.UriSchemeHttps,
        UseCookies = false,
        SslOptions = Tls(options),
    };

    private static SslClientAuthenticationOptions Tls(TelemetryClientOptions options)
    {
        var tls = new SslClientAuthenticationOptions();
        if (options.TrustedAuthoritiesFile is { } authorities)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(Authorities(authorities));
        }

        if (options.ClientCertificate is { } certificate)
        {
            tls.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        }
        else if (options.ClientCertificateFile is { } file)
        {
            var source = new CertificateSource(file, options.ClientKeyFile);
            tls.LocalCertificateSelectionCallback = (_, _, _, _, _) => source.Current();
        }

        return tls;
    }

    private static X509Certificate2Collection Authorities(string path)
    {
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(path);
            return found.Count > 0 ? found : throw new CryptographicException("it holds no certificate");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentException($"{nameof(TelemetryClientOptions.TrustedAuthoritiesFile)} is '{path}': {e.Message}", e);
        }
    }
}
