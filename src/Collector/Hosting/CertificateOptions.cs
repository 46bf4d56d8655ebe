using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Hosting;

/// <summary>Which client certificate, on the command line.</summary>
internal sealed class CertificateOptions
{
    private readonly Option<string?> _file = new("--certificate") { Description = "File of the client's certificate, PEM or DER; its thumbprint is bound" };
    private readonly Option<string?> _thumbprint = new("--thumbprint") { Description = "SHA-256 of the client's certificate in DER, 64 hex digits" };

    private readonly Option<string?> _subject = new("--subject")
    {
        Description = "Whole subject as in RFC 4514 (CN=billing,O=VNPT,C=VN), for certificates of an authority given to the service with --client-ca",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(_thumbprint);
        command.Options.Add(_subject);
    }

    /// <summary>What was given; null where nothing was.</summary>
    /// <exception cref="StartException">The file cannot be read, or is given beside a thumbprint.</exception>
    public CertificateBinding? Read(ParseResult parsed)
    {
        var thumbprint = parsed.GetValue(_thumbprint) ?? "";
        var subject = parsed.GetValue(_subject) ?? "";
        if (parsed.GetValue(_file) is { } file)
        {
            if (thumbprint.Length > 0 || subject.Length > 0)
            {
                throw new StartException(["--certificate goes with neither --thumbprint nor --subject; expected exactly one of the three"]);
            }

            using var certificate = Open(file);
            thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        }

        return thumbprint.Length + subject.Length == 0 ? null : new CertificateBinding(thumbprint, subject);
    }

    /// <summary>Opens a certificate's file.</summary>
    /// <exception cref="StartException">It is not there, or is none.</exception>
    public static X509Certificate2 Open(string file)
    {
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(file);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartException([$"{file} cannot be read as a certificate: {e.Message}"]);
        }
    }
}
