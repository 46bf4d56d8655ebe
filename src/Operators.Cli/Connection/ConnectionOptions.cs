using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Connection;

/// <summary>
/// Where the service is and who is asking. Each value is an option, else a variable of the environment. The key is never an argument, which
/// every user of the machine could read.
/// </summary>
internal sealed class ConnectionOptions
{
    private const string AddressVariable = "TELEMETRY_ADDRESS";
    private const string KeyVariable = "TELEMETRY_API_KEY";
    private const string KeyFileVariable = "TELEMETRY_KEY_FILE";
    private const string AuthorityVariable = "TELEMETRY_CA";
    private const string CertificateVariable = "TELEMETRY_CLIENT_CERTIFICATE";
    private const string CertificateKeyVariable = "TELEMETRY_CLIENT_KEY";
    private const string TimeoutVariable = "TELEMETRY_TIMEOUT";
    private const string DefaultAddress = "http://127.0.0.1:7317";
    private const string DefaultTimeout = "60";
    private const int LargestKeyFileBytes = 4096;
    private const int LongestKey = 512;
    private const int LongestTimeoutSeconds = 3600;

    private readonly Terminal _terminal;
    private readonly Option<string?> _address;
    private readonly Option<string?> _keyFile;
    private readonly Option<string?> _authority;
    private readonly Option<string?> _certificate;
    private readonly Option<string?> _certificateKey;
    private readonly Option<bool> _allowPlainText;
    private readonly Option<string?> _timeout;

    /// <summary>Makes the options.</summary>
    public ConnectionOptions(Terminal terminal, Language language)
    {
        _terminal = terminal;
        _address = Of<string?>("--address", "URL", ConnectionWords.Address, AddressVariable, DefaultAddress);
        _keyFile = Of<string?>("--key-file", "FILE", ConnectionWords.KeyFile, KeyVariable, KeyFileVariable);
        _authority = Of<string?>("--ca", "FILE", ConnectionWords.Authority, AuthorityVariable);
        _certificate = Of<string?>("--client-certificate", "FILE", ConnectionWords.ClientCertificate, CertificateVariable);
        _certificateKey = Of<string?>("--client-key", "FILE", ConnectionWords.ClientKey, CertificateKeyVariable);
        _allowPlainText = Of<bool>("--allow-plain-text", null, ConnectionWords.AllowPlainText);
        _timeout = Of<string?>("--timeout", "SECONDS", ConnectionWords.Timeout, TimeoutVariable, DefaultTimeout);

        Option<T> Of<T>(string name, string? value, Phrase description, params IReadOnlyList<object?> values) =>
            new(name) { Description = description.In(language, values), HelpName = value, Recursive = true };
    }

    /// <summary>Makes the options known to every command below.</summary>
    public void AddTo(Command root)
    {
        root.Add(_address);
        root.Add(_keyFile);
        root.Add(_authority);
        root.Add(_certificate);
        root.Add(_certificateKey);
        root.Add(_allowPlainText);
        root.Add(_timeout);
    }

    /// <summary>The service's address as it was given, and by what; not checked.</summary>
    public (string Name, string Value) AddressOf(ParseResult parsed) => Given(parsed, _address, AddressVariable) ?? (_address.Name, DefaultAddress);

    /// <summary>Whether command line or environment name a service or say who is asking; else a command that can do without a service does.</summary>
    public bool IsNamed(ParseResult parsed) =>
        Given(parsed, _address, AddressVariable) is not null || Given(parsed, _keyFile, KeyFileVariable) is not null
        || _terminal.Variable(KeyVariable) is not null || Given(parsed, _certificate, CertificateVariable) is not null;

    /// <summary>What the command line and the environment say, read and checked.</summary>
    /// <exception cref="UnusableException">A value is none, a file cannot be read, or there is neither key nor client certificate.</exception>
    public ConnectionSettings Read(ParseResult parsed)
    {
        var (addressName, addressText) = AddressOf(parsed);
        if (!Uri.TryCreate(addressText, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new UnusableException(ConnectionWords.NoAddress, addressName, addressText, DefaultAddress);
        }

        var isPlain = address.Scheme == Uri.UriSchemeHttp;
        var allowPlainText = parsed.GetValue(_allowPlainText);
        if (isPlain && !IsOwnMachine(address) && !allowPlainText)
        {
            throw new UnusableException(ConnectionWords.PlainAddress, addressName, addressText);
        }

        var authority = Given(parsed, _authority, AuthorityVariable);
        var certificate = Given(parsed, _certificate, CertificateVariable);
        var certificateKey = Given(parsed, _certificateKey, CertificateKeyVariable);
        if (certificate is null != certificateKey is null)
        {
            throw new UnusableException(ConnectionWords.Pair);
        }

        if (isPlain && (authority ?? certificate) is { } tls)
        {
            throw new UnusableException(ConnectionWords.NoTls, tls.Name);
        }

        var (key, keyFile) = ReadKey(parsed, isRequired: certificate is null);
        return new ConnectionSettings
        {
            Address = address,
            Key = key,
            KeyFile = keyFile,
            Timeout = ReadTimeout(parsed),
            AllowPlainText = allowPlainText,
            AuthoritiesFile = authority?.Value,
            Authorities = authority is { } file ? TlsFiles.ReadAuthorities(file.Name, file.Value) : null,
            ClientCertificate = certificate is { } own ? TlsFiles.ReadClientCertificate(own, certificateKey!.Value) : null,
            ClientCertificateFiles = IsRereadable(certificate?.Value) && IsRereadable(certificateKey?.Value) ? (certificate!.Value.Value, certificateKey!.Value.Value) : null,
        };
    }

    /// <summary>A connection for questions and administration.</summary>
    /// <exception cref="UnusableException">As <see cref="Read"/>.</exception>
    public ServiceConnection Open(ParseResult parsed) => new(Read(parsed));

    /// <summary>The client library, for submissions and receipts.</summary>
    /// <exception cref="UnusableException">As <see cref="Read"/>.</exception>
    public TelemetryClient OpenClient(ParseResult parsed) => new(Read(parsed).ToClientOptions());

    private (string Name, string Value)? Given(ParseResult parsed, Option<string?> option, string variable) =>
        parsed.GetValue(option) is { } given ? (option.Name, given) : _terminal.Variable(variable) is { } value ? (variable, value) : null;

    private (string? Key, string? File) ReadKey(ParseResult parsed, bool isRequired)
    {
        string? text;
        var file = parsed.GetValue(_keyFile);
        if (file is not null)
        {
            text = ReadKeyFile("--key-file", file);
        }
        else if (_terminal.Variable(KeyVariable) is { } key)
        {
            text = key;
        }
        else
        {
            file = _terminal.Variable(KeyFileVariable);
            text = file is not null ? ReadKeyFile(KeyFileVariable, file) : null;
        }

        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return isRequired ? throw new UnusableException(ConnectionWords.NoKey, KeyVariable) : (null, null);
        }

        return text.Length <= LongestKey && text.All(static c => c is > ' ' and <= '~')
            ? (text, IsRereadable(file) ? file : null)
            : throw new UnusableException(ConnectionWords.BadKey, KeyVariable);
    }

    // A pipe, which has no length, gives what it holds once: --key-file <(pass show collector).
    private static bool IsRereadable(string? file) => file is not null && new FileInfo(file) is { Exists: true, Length: > 0 };

    private static string ReadKeyFile(string name, string path) => Encoding.UTF8.GetString(InputFile.Read(name, path, LargestKeyFileBytes)).TrimStart('\uFEFF');

    private TimeSpan ReadTimeout(ParseResult parsed)
    {
        var (name, text) = Given(parsed, _timeout, TimeoutVariable) ?? ("--timeout", DefaultTimeout);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= LongestTimeoutSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new UnusableException(ConnectionWords.BadTimeout, name, text);
    }

    private static bool IsOwnMachine(Uri address) => address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
