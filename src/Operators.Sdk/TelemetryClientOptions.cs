using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Telemetry.Operators.Connection;

namespace Telemetry.Operators;

/// <summary>Where the collector is and how to speak to it. Immutable; checked when a client is made.</summary>
public sealed record TelemetryClientOptions
{
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromHours(1);

    /// <summary>
    /// Scheme, host and port: <c>https://collector.example.vn:7317</c>. Plain <c>http</c> carries an API key to the own machine only
    /// (<c>localhost</c>, 127.0.0.0/8, ::1), unless <see cref="AllowPlainText"/>. Required.
    /// </summary>
    public required Uri Address { get; init; }

    /// <summary>
    /// The source's key, sent as <c>authorization: Bearer</c>: 1 to 512 printable ASCII characters without spaces. Never logged or
    /// shown. At most one of this, <see cref="ApiKeyFile"/> and <see cref="ApiKeyProvider"/>; none: no key is sent. Default: null.
    /// </summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// A file that holds the key and nothing else but white space around it. It is read before each call, so a key is changed by
    /// replacing the file, without a restart; while it cannot be read the last key goes on being used. Default: null.
    /// </summary>
    public string? ApiKeyFile { get; init; }

    /// <summary>
    /// Asked for the key before each call; a key that is none ends the call with <see cref="SubmitFailure.NotAuthenticated"/>.
    /// Default: null.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; init; }

    /// <summary>
    /// Whether a key may go over plain <c>http</c> to another machine, where everybody on the way can read it. For a network that
    /// encrypts by itself. Default: false.
    /// </summary>
    public bool AllowPlainText { get; init; }

    /// <summary>
    /// A PEM file with the certificate that the client shows (mutual TLS), and its key in it or in <see cref="ClientKeyFile"/>. Read
    /// with each new connection, so a renewed certificate needs no restart. Default: null, which shows none.
    /// </summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>A PEM file with the certificate's private key, not encrypted. Default: null, which is <see cref="ClientCertificateFile"/>.</summary>
    public string? ClientKeyFile { get; init; }

    /// <summary>The certificate that the client shows, with its private key; instead of <see cref="ClientCertificateFile"/>. Default: null.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>
    /// A PEM file with the certificate authorities that are trusted, instead of the machine's: for a collector with an authority of its
    /// own. Read when the client is made. Default: null, which is what the machine trusts.
    /// </summary>
    public string? TrustedAuthoritiesFile { get; init; }

    /// <summary>
    /// A file in which <see cref="TelemetryClient.GetCatalogueAsync"/> keeps the last catalogue, for when the collector cannot be
    /// reached after a restart; one file for each key. A damaged one is as good as none. Default: null, which keeps it in memory alone.
    /// </summary>
    public string? CatalogueFile { get; init; }

    /// <summary>How long a call may take, connecting included; a stream has no such limit. Above 0, at most one hour. Default: 60 s.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long connecting may take. Above 0, at most one hour. Default: 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection with calls in progress may be silent before the server is asked for a sign of life. 1 s to 1 hour. Default: 20 s.</summary>
    public TimeSpan KeepAliveDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long that sign may take before the connection is given up. 1 s to 1 hour. Default: 10 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What is wrong with the options, each with key, value and limit; empty when they can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Address is null || !Address.IsAbsoluteUri || Address.Scheme is not ("http" or "https"))
        {
            faults.Add($"{nameof(Address)} is '{Address}': expected an absolute http or https address");
        }
        else if (HasKey && Address.Scheme == Uri.UriSchemeHttp && !AllowPlainText && !IsOwnMachine(Address))
        {
            faults.Add($"{nameof(Address)} is '{Address}': an API key is sent over https, or over http to the own machine; {nameof(AllowPlainText)} would allow it");
        }

        CheckKey(faults);
        CheckFile(faults, nameof(CatalogueFile), CatalogueFile);
        CheckTls(faults);
        Check(faults, nameof(Deadline), Deadline, TimeSpan.FromTicks(1));
        Check(faults, nameof(ConnectTimeout), ConnectTimeout, TimeSpan.FromTicks(1));
        Check(faults, nameof(KeepAliveDelay), KeepAliveDelay, TimeSpan.FromSeconds(1));
        Check(faults, nameof(KeepAliveTimeout), KeepAliveTimeout, TimeSpan.FromSeconds(1));
        return faults;
    }

    private bool HasKey => ApiKey is not null || ApiKeyFile is not null || ApiKeyProvider is not null;

    private void CheckKey(List<string> faults)
    {
        // The key itself is a secret: its value is not shown.
        if (ApiKey is not null && !Connection.ApiKey.IsValid(ApiKey))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(ApiKey)} has {ApiKey.Length} characters: expected {Connection.ApiKey.Expected}"));
        }

        if ((ApiKey is null ? 0 : 1) + (ApiKeyFile is null ? 0 : 1) + (ApiKeyProvider is null ? 0 : 1) > 1)
        {
            faults.Add($"{nameof(ApiKey)}, {nameof(ApiKeyFile)} and {nameof(ApiKeyProvider)} are given together: expected one of them");
        }

        CheckFile(faults, nameof(ApiKeyFile), ApiKeyFile);
    }

    private void CheckTls(List<string> faults)
    {
        if (ClientCertificate is not null && (ClientCertificateFile is not null || ClientKeyFile is not null))
        {
            faults.Add($"{nameof(ClientCertificate)} and {nameof(ClientCertificateFile)} are given together: expected one of them");
        }

        if (ClientCertificate is { HasPrivateKey: false })
        {
            faults.Add($"{nameof(ClientCertificate)} is '{ClientCertificate.Subject}' without its private key: expected a certificate with it");
        }

        if (ClientKeyFile is not null && ClientCertificateFile is null)
        {
            faults.Add($"{nameof(ClientKeyFile)} is '{ClientKeyFile}': expected {nameof(ClientCertificateFile)} with it");
        }

        if ((ClientCertificate is not null || ClientCertificateFile is not null || TrustedAuthoritiesFile is not null)
            && Address is { IsAbsoluteUri: true } address && address.Scheme == Uri.UriSchemeHttp)
        {
            faults.Add($"{nameof(Address)} is '{Address}': certificates need https");
        }

        CheckFile(faults, nameof(ClientCertificateFile), ClientCertificateFile);
        CheckFile(faults, nameof(ClientKeyFile), ClientKeyFile);
        CheckFile(faults, nameof(TrustedAuthoritiesFile), TrustedAuthoritiesFile);
    }

    // Whether it is there is found out when it is read: it may come later.
    private static void CheckFile(List<string> faults, string key, string? path)
    {
        if (path is not null && (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)))
        {
            faults.Add($"{key} is '{path}': expected the path of a file");
        }
    }

    // Without the key.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(CultureInfo.InvariantCulture,
            $"{nameof(Address)} = {Address}, {nameof(ApiKey)} = {(HasKey ? "***" : "none")}, {nameof(Deadline)} = {Deadline}");
        return true;
    }

    private static bool IsOwnMachine(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));

    private static void Check(List<string> faults, string key, TimeSpan value, TimeSpan least)
    {
        if (value < least || value > LongestDeadline)
        {
            faults.Add($"{key} is {value}: expected {least} to {LongestDeadline}");
        }
    }
}
