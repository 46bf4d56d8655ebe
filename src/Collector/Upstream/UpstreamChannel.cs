using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Upstream;

/// <summary>Connections to another part of the service, with this part's key. The key's file is read again with each <see cref="Renew"/>. Thread-safe.</summary>
internal sealed class UpstreamChannel : IDisposable
{
    private const int WindowBytes = 1024 * 1024;

    private readonly string _keyFile;
    private readonly GrpcChannel _channel;
    private volatile AuthenticationHeaderValue _key;

    /// <summary>Connects when it is first used.</summary>
    /// <exception cref="StartException">The key or the authorities cannot be read.</exception>
    public UpstreamChannel(Uri address, UpstreamOptions options)
    {
        _keyFile = options.KeyFile!;
        _key = Header(_keyFile);
        var sockets = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            EnableMultipleHttp2Connections = true,
            InitialHttp2StreamWindowSize = WindowBytes,
            KeepAlivePingDelay = TimeSpan.FromSeconds(10),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            SslOptions = Trust(options.CertificateAuthority),
        };
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new KeyHandler(this, sockets),
            DisposeHttpClient = true,
            MaxSendMessageSize = null,
            MaxReceiveMessageSize = null,
            MaxRetryAttempts = null,
        });
        Calls = _channel.CreateCallInvoker();
    }

    /// <summary>Makes calls.</summary>
    public Grpc.Core.CallInvoker Calls { get; }

    /// <summary>Takes over what the key's file holds by now; while it cannot be read, the key that it held goes on.</summary>
    public void Renew()
    {
        try
        {
            _key = Header(_keyFile);
        }
        catch (StartException)
        {
            // It is being replaced.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private static AuthenticationHeaderValue Header(string file) => new("Bearer", SecretFile.Read("--service-key-file", file));

    private static SslClientAuthenticationOptions Trust(string? authorities)
    {
        if (authorities is null)
        {
            return new();
        }

        var trusted = new X509Certificate2Collection();
        try
        {
            trusted.ImportFromPemFile(authorities);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new StartException([$"--upstream-ca is {authorities}, which cannot be read: {e.Message}"]);
        }

        if (trusted.Count == 0)
        {
            throw new StartException([$"--upstream-ca is {authorities}; expected PEM certificates"]);
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.CustomTrustStore.AddRange(trusted);
        return new() { CertificateChainPolicy = policy };
    }

    private sealed class KeyHandler(UpstreamChannel owner, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = owner._key;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
