using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;

namespace Telemetry.Operators.Cli.Connection;

/// <summary>A connection to the service for questions and administration.</summary>
internal sealed class ServiceConnection : IDisposable
{
    // A report as a workbook, a question with 1,200 passports.
    private const int LargestAnswerBytes = 256 * 1024 * 1024;

    private readonly GrpcChannel _channel;
    private readonly Metadata _headers;
    private readonly TimeSpan _timeout;

    /// <summary>Connects with the first call.</summary>
    public ServiceConnection(ConnectionSettings settings)
    {
        _timeout = settings.Timeout;
        _headers = settings.Key is { } key ? new Metadata { { "authorization", "Bearer " + key } } : [];
        _channel = GrpcChannel.ForAddress(settings.Address, new GrpcChannelOptions
        {
            HttpHandler = Handler(settings),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = LargestAnswerBytes,
            MaxSendMessageSize = null,
        });
    }

    /// <summary>What generated clients are made with.</summary>
    public ChannelBase Channel => _channel;

    /// <summary>For one call: who is asking, and until when.</summary>
    public CallOptions Call(CancellationToken cancellationToken) => new(_headers, TimeProvider.System.GetUtcNow().UtcDateTime + _timeout, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private static SocketsHttpHandler Handler(ConnectionSettings settings)
    {
        var tls = new SslClientAuthenticationOptions();
        if (settings.Authorities is { } authorities)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        if (settings.ClientCertificate is { } certificate)
        {
            tls.ClientCertificates = [certificate];
        }

        return new SocketsHttpHandler
        {
            ConnectTimeout = settings.ConnectTimeout,
            SslOptions = tls,
            AllowAutoRedirect = false,
            UseCookies = false,
            // Plain http stays on the own machine or network; https goes through the proxy that the environment names.
            UseProxy = settings.Address.Scheme == Uri.UriSchemeHttps,
        };
    }
}
