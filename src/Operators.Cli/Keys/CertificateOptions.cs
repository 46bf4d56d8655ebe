using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Telemetry.Operators.Cli.Keys;

/// <summary>Options that name a client certificate.</summary>
internal sealed class CertificateOptions
{
    private const int LargestFileBytes = 1024 * 1024;

    private readonly Option<string?> _file;
    private readonly Option<string?> _thumbprint;
    private readonly Option<string?> _subject;

    /// <summary>Makes the options and adds them to a command.</summary>
    public CertificateOptions(ToolContext context, Command command)
    {
        _file = context.Option<string?>("--certificate", KeyWords.Certificate, "FILE");
        _thumbprint = context.Option<string?>("--thumbprint", KeyWords.Thumbprint, "HEX");
        _subject = context.Option<string?>("--subject", KeyWords.Subject, "NAME");
        command.Options.Add(_file);
        command.Options.Add(_thumbprint);
        command.Options.Add(_subject);
    }

    /// <summary>The certificate's thumbprint or subject; both null where none is named.</summary>
    /// <exception cref="UnusableException">Several are named, or the file holds none.</exception>
    public (string? Thumbprint, string? Subject) Read(ParseResult parsed)
    {
        var (file, thumbprint, subject) = (parsed.GetValue(_file), parsed.GetValue(_thumbprint), parsed.GetValue(_subject));
        if (new[] { file, thumbprint, subject }.Count(given => given is not null) > 1)
        {
            throw new UnusableException(KeyWords.OneCertificate);
        }

        return (file is null ? thumbprint : ThumbprintOf(file), subject);
    }

    // As tools print it: with colons or spaces, in either case. What is no thumbprint is left for the service to refuse.
    private string ThumbprintOf(string file)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(InputFile.Read(_file.Name, file, LargestFileBytes)));
            return certificate.GetCertHashString(HashAlgorithmName.SHA256);
        }
        catch (CryptographicException e)
        {
            throw new UnusableException(KeyWords.NoCertificate, _file.Name, file, e.Message);
        }
    }
}
