namespace Grpc.Core;

/// <summary>TLS. Grpc.Net.Client takes only the form without arguments: certificates are the HTTP handler's business there.</summary>
public sealed class SslCredentials : ChannelCredentials
{
    private readonly VerifyPeerCallback? _verifyPeerCallback;

    /// <summary>With the machine's trusted roots.</summary>
    public SslCredentials()
        : this(rootCertificates: null)
    {
    }

    /// <summary>With these trusted roots (PEM).</summary>
    public SslCredentials(string? rootCertificates)
        : this(rootCertificates, keyCertificatePair: null)
    {
    }

    /// <summary>With these trusted roots (PEM) and a client certificate.</summary>
    public SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair)
        : this(rootCertificates, keyCertificatePair, verifyPeerCallback: null)
    {
    }

    /// <summary>With these trusted roots (PEM), a client certificate and a further check of the server.</summary>
    public SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback)
    {
        RootCertificates = rootCertificates;
        KeyCertificatePair = keyCertificatePair;
        _verifyPeerCallback = verifyPeerCallback;
    }

    /// <summary>Trusted roots (PEM); null for the machine's.</summary>
    public string? RootCertificates { get; }

    /// <summary>The client certificate, if any.</summary>
    public KeyCertificatePair? KeyCertificatePair { get; }

    /// <inheritdoc/>
    public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
        configurator.SetSslCredentials(state, RootCertificates, KeyCertificatePair, _verifyPeerCallback);
}
