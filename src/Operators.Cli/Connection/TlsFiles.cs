using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Telemetry.Operators.Cli.Connection;

/// <summary>Certificates from PEM files that a person named.</summary>
internal static class TlsFiles
{
    private const int LargestFileBytes = 1024 * 1024;

    /// <summary>Every certificate of a file of authorities, at least one.</summary>
    /// <exception cref="UnusableException">The file cannot be read, or holds none.</exception>
    public static X509Certificate2Collection ReadAuthorities(string name, string path)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(Text(name, path));
        }
        catch (CryptographicException e)
        {
            throw new UnusableException(ConnectionWords.NoCertificate, name, path, e.Message);
        }

        return authorities.Count > 0 ? authorities : throw new UnusableException(ConnectionWords.NoCertificate, name, path, "PEM");
    }

    /// <summary>A certificate with its private key.</summary>
    /// <exception cref="UnusableException">A file cannot be read, or the two do not go together.</exception>
    public static X509Certificate2 ReadClientCertificate((string Name, string Path) certificate, (string Name, string Path) key)
    {
        var certificateText = Text(certificate.Name, certificate.Path);
        var keyText = Text(key.Name, key.Path);
        try
        {
            using var pair = X509Certificate2.CreateFromPem(certificateText, keyText);

            // Windows hands a key to TLS only out of a key store.
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), password: null);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new UnusableException(ConnectionWords.NoCertificate, certificate.Name, certificate.Path, e.Message);
        }
    }

    private static string Text(string name, string path) => Encoding.UTF8.GetString(InputFile.Read(name, path, LargestFileBytes));
}
