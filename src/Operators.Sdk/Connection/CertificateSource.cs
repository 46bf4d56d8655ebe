using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Telemetry.Operators.Connection;

/// <summary>The client's certificate, read from its files with each new connection. Thread-safe.</summary>
internal sealed class CertificateSource
{
    private readonly string _file;
    private readonly string? _keyFile;
    private readonly Lock _gate = new();
    private X509Certificate2 _last;

    /// <exception cref="ArgumentException">The files hold no certificate with its key.</exception>
    public CertificateSource(string file, string? keyFile)
    {
        _file = file;
        _keyFile = keyFile;
        try
        {
            _last = Read();
        }
        catch (Exception e) when (IsUnusable(e))
        {
            throw new ArgumentException($"{nameof(TelemetryClientOptions.ClientCertificateFile)} is '{file}': {e.Message}", e);
        }
    }

    /// <summary>The certificate in the files; the one before while they cannot be used.</summary>
    public X509Certificate2 Current()
    {
        lock (_gate)
        {
            try
            {
                // Connections that were made with the one before may still hold it, so it is left to the collector of garbage.
                var now = Read();
                return _last = now.Thumbprint == _last.Thumbprint ? _last : now;
            }
            catch (Exception e) when (IsUnusable(e))
            {
                return _last;
            }
        }
    }

    private static bool IsUnusable(Exception e) => e is IOException or UnauthorizedAccessException or CryptographicException;

    private X509Certificate2 Read()
    {
        var certificate = X509Certificate2.CreateFromPemFile(_file, _keyFile);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // Windows shows no certificate whose key lives in memory alone.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }
}
