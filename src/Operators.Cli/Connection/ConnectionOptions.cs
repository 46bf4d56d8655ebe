using System.CommandLine;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;

namespace Telemetry.Operators.Cli.Connection;

/// <summary>Where the service is and with which key. The key is never an argument, which every user of the machine could read.</summary>
internal sealed class ConnectionOptions
{
    private const string AddressVariable = "TELEMETRY_ADDRESS";
    private const string KeyVariable = "TELEMETRY_API_KEY";
    private const string DefaultAddress = "http://127.0.0.1:7317";
    private const int LargestKeyFileBytes = 4096;

    private readonly Option<string> _address = new("--address")
    {
        Description = $"The service's gRPC address; default: the environment's {AddressVariable}, else {DefaultAddress}",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(AddressVariable) is { Length: > 0 } address ? address : DefaultAddress,
    };

    private readonly Option<string?> _keyFile = new("--key-file")
    {
        Description = $"File that holds the key; default: the environment's {KeyVariable}",
        Recursive = true,
    };

    /// <summary>Makes the options known to every command below.</summary>
    public void AddTo(Command root)
    {
        root.Add(_address);
        root.Add(_keyFile);
    }

    /// <summary>A connection and the headers that every call carries.</summary>
    /// <exception cref="UnusableException">The address is none, or there is no key.</exception>
    public (GrpcChannel Channel, Metadata Headers) Open(ParseResult parsed)
    {
        var text = parsed.GetValue(_address)!;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new UnusableException($"--address is '{text}'; expected something like {DefaultAddress}");
        }

        // A key in plain text is for the own machine only.
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw new UnusableException($"--address is '{text}'; expected https: a key goes over plain http to this machine only");
        }

        return (GrpcChannel.ForAddress(address), new Metadata { { "authorization", "Bearer " + ReadKey(parsed.GetValue(_keyFile)) } });
    }

    private static string ReadKey(string? file)
    {
        var text = file is null ? Environment.GetEnvironmentVariable(KeyVariable) : Encoding.UTF8.GetString(InputFile.Read("--key-file", file, LargestKeyFileBytes));
        var key = text?.Trim() ?? "";
        if (key.Length == 0 || !key.All(char.IsAscii) || key.Any(char.IsControl))
        {
            throw new UnusableException($"no key; expected one in {KeyVariable}, or in the file that --key-file names");
        }

        return key;
    }
}
