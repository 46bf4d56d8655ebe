using System.Globalization;
using System.Net;
using System.Text;

namespace Telemetry.Operators;

/// <summary>Where the collector is and how to speak to it. Immutable; checked when a client is made.</summary>
public sealed record TelemetryClientOptions
{
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromHours(1);

    /// <summary>
    /// Scheme, host and port: <c>https://collector.example.vn:7317</c>. Plain <c>http</c> carries an API key to the own machine only
    /// (<c>localhost</c>, 127.0.0.0/8, ::1). Required.
    /// </summary>
    public required Uri Address { get; init; }

    /// <summary>The source's key, sent as <c>authorization: Bearer</c>. Null: none is sent. Never logged or shown.</summary>
    public string? ApiKey { get; init; }

    /// <summary>How long a call may take, connecting included. Above 0, at most one hour. Default: 60 s.</summary>
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
        else if (ApiKey is not null && Address.Scheme == "http" && !IsOwnMachine(Address))
        {
            faults.Add($"{nameof(Address)} is '{Address}': an API key is sent over https, or over http to the own machine");
        }

        // The key itself is a secret: its value is not shown. Line breaks in a header would break the connection for every call.
        if (ApiKey is not null && (ApiKey.Length is 0 or > 512 || ApiKey.Any(c => c is <= ' ' or > '~')))
        {
            faults.Add($"{nameof(ApiKey)} has {ApiKey.Length} characters: expected 1 to 512 printable ASCII characters without spaces");
        }

        Check(faults, nameof(Deadline), Deadline, TimeSpan.FromTicks(1));
        Check(faults, nameof(ConnectTimeout), ConnectTimeout, TimeSpan.FromTicks(1));
        Check(faults, nameof(KeepAliveDelay), KeepAliveDelay, TimeSpan.FromSeconds(1));
        Check(faults, nameof(KeepAliveTimeout), KeepAliveTimeout, TimeSpan.FromSeconds(1));
        return faults;
    }

    // Without the key.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(CultureInfo.InvariantCulture,
            $"{nameof(Address)} = {Address}, {nameof(ApiKey)} = {(ApiKey is null ? "none" : "***")}, {nameof(Deadline)} = {Deadline}");
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
