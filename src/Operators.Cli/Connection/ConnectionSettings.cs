using System.Security.Cryptography.X509Certificates;

namespace Telemetry.Operators.Cli.Connection;

/// <summary>Where the service is and who is asking, read and checked. No record: nothing prints the key.</summary>
internal sealed class ConnectionSettings
{
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10);

    /// <summary>Scheme, host and port.</summary>
    public required Uri Address { get; init; }

    /// <summary>The key; null where the client certificate says who is asking.</summary>
    public required string? Key { get; init; }

    /// <summary>The file that the key was read from; null: it was given itself, or comes out of a pipe, which says it once.</summary>
    public required string? KeyFile { get; init; }

    /// <summary>How long a call may take, connecting included.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTimeout => Timeout < LongestConnect ? Timeout : LongestConnect;

    /// <summary>Whether a key may go over plain http to another machine.</summary>
    public required bool AllowPlainText { get; init; }

    /// <summary>File of the authorities trusted instead of the machine's; null: the machine's.</summary>
    public required string? AuthoritiesFile { get; init; }

    /// <summary>Those of the file.</summary>
    public required X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Who is asking, with its private key; null for none.</summary>
    public required X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The files that it was read from; null where they cannot be read again.</summary>
    public required (string Certificate, string Key)? ClientCertificateFiles { get; init; }

    /// <summary>The same for the client library. Files it reads again, so that a command that runs for weeks goes on with a renewed key or certificate.</summary>
    public TelemetryClientOptions ToClientOptions() => new()
    {
        Address = Address,
        ApiKey = KeyFile is null ? Key : null,
        ApiKeyFile = KeyFile,
        AllowPlainText = AllowPlainText,
        TrustedAuthoritiesFile = AuthoritiesFile,
        ClientCertificate = ClientCertificateFiles is null ? ClientCertificate : null,
        ClientCertificateFile = ClientCertificateFiles?.Certificate,
        ClientKeyFile = ClientCertificateFiles?.Key,
        Deadline = Timeout,
        ConnectTimeout = ConnectTimeout,
    };
}
