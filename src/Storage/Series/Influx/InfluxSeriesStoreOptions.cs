using System.Globalization;

namespace Telemetry.Storage.Series.Influx;

/// <summary>Settings of the InfluxDB store.</summary>
public sealed record InfluxSeriesStoreOptions
{
    /// <summary>Where InfluxDB serves HTTP, without a path of its own API: <c>http://influxdb:8086</c>.</summary>
    public required Uri Url { get; init; }

    /// <summary>Database (version 1, and the name that queries use); for <see cref="InfluxWriteApi.V2"/> the bucket too. Only this store's. Default <c>telemetry</c>.</summary>
    public string Database { get; init; } = "telemetry";

    /// <summary>Retention policy; it must keep for ever. Default: the database's own.</summary>
    public string? RetentionPolicy { get; init; }

    /// <summary>Where line protocol goes in. Default: version 1's <c>/write</c>.</summary>
    public InfluxWriteApi WriteApi { get; init; } = InfluxWriteApi.V1;

    /// <summary>Organisation that <see cref="InfluxWriteApi.V2"/> asks for. Default: none.</summary>
    public string? Organization { get; init; }

    /// <summary>User for basic authentication; goes with <see cref="Password"/>. Default: none.</summary>
    public string? User { get; init; }

    /// <summary>Password; never logged.</summary>
    public string? Password { get; init; }

    /// <summary>Token (versions 2 and 3), instead of user and password; never logged. Default: none.</summary>
    public string? Token { get; init; }

    /// <summary>Most points in one write, 1 to 1,000,000. Default 2,000: with 30 fields a point InfluxDB needs a second for it, and gives up after ten.</summary>
    public int MaxBatchPoints { get; init; } = 2_000;

    /// <summary>Most bytes of line protocol in one write, before compression, 64 KiB to 64 MiB. Default 8 MiB.</summary>
    public int MaxBatchBytes { get; init; } = 8 << 20;

    /// <summary>How long one request may take, 1 s to 10 min. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a write is sent again before its caller is told of trouble, 0 to 10 min. Default 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Everything that is wrong with the settings, each with key, value and limit; empty when nothing is. Secrets are not in it.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        Require(Url.IsAbsoluteUri && Url.Scheme is "http" or "https" && Url.Query.Length == 0 && Url.UserInfo.Length == 0, nameof(Url), Redacted(Url), "http:// or https://, a host, and neither user nor query");
        Require(IsName(Database), nameof(Database), Database, "1 to 200 characters of A-Z a-z 0-9 _ . / -");
        Require(RetentionPolicy is null || IsName(RetentionPolicy), nameof(RetentionPolicy), RetentionPolicy, "1 to 200 characters of A-Z a-z 0-9 _ . / -");
        Require((User is null) == (Password is null), nameof(User), User, "user and password, or neither");
        Require(Token is null || User is null, nameof(Token), "given beside a user", "one of the two");
        Require(MaxBatchPoints is >= 1 and <= 1_000_000, nameof(MaxBatchPoints), MaxBatchPoints, "1 to 1000000");
        Require(MaxBatchBytes is >= 64 << 10 and <= 64 << 20, nameof(MaxBatchBytes), MaxBatchBytes, "65536 to 67108864");
        Require(Timeout >= TimeSpan.FromSeconds(1) && Timeout <= TimeSpan.FromMinutes(10), nameof(Timeout), Timeout, "00:00:01 to 00:10:00");
        Require(Patience >= TimeSpan.Zero && Patience <= TimeSpan.FromMinutes(10), nameof(Patience), Patience, "00:00:00 to 00:10:00");
        return faults;

        void Require(bool holds, string key, object? value, string limit)
        {
            if (!holds)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is {value ?? "nothing"}; expected {limit}"));
            }
        }
    }

    private static string Redacted(Uri url) => url.IsAbsoluteUri ? url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "no absolute address";

    private static bool IsName(string name) => name.Length is > 0 and <= 200 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or '-');
}
