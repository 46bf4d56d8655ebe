using System.CommandLine;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Collector.Hosting;

/// <summary>Which series store, on the command line of every command that opens one.</summary>
internal sealed class StoreOptions
{
    private readonly Option<SeriesStoreKind> _kind = new("--store") { Description = "Where the projected figures lie: embedded (in the data folder) or influxdb (needed where several processes share them)", Recursive = true };
    private readonly Option<string?> _url = new("--influx-url") { Description = "Address of InfluxDB: http://influxdb:8086", Recursive = true };
    private readonly Option<string> _database = new("--influx-database") { Description = "Its database (bucket), this service's alone", Recursive = true, DefaultValueFactory = _ => "telemetry" };
    private readonly Option<string?> _policy = new("--influx-retention-policy") { Description = "Retention policy, which must keep for ever; without it the database's default", Recursive = true };
    private readonly Option<InfluxWriteApi> _api = new("--influx-write-api") { Description = "v1 (/write: versions 1 to 3) or v2 (/api/v2/write: versions 2 and 3)", Recursive = true };
    private readonly Option<string?> _organization = new("--influx-org") { Description = "Organisation, for --influx-write-api v2", Recursive = true };
    private readonly Option<string?> _user = new("--influx-user") { Description = "User; goes with --influx-password-file", Recursive = true };
    private readonly Option<string?> _passwordFile = new("--influx-password-file") { Description = "File whose first line is the user's password", Recursive = true };
    private readonly Option<string?> _tokenFile = new("--influx-token-file") { Description = "File whose first line is a token (versions 2 and 3)", Recursive = true };

    /// <summary>Adds them to the root, for it and everything below.</summary>
    public void AddTo(RootCommand root)
    {
        foreach (var option in new Option[] { _kind, _url, _database, _policy, _api, _organization, _user, _passwordFile, _tokenFile })
        {
            root.Options.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    /// <exception cref="StartException">A file cannot be read, or an option of InfluxDB does not fit.</exception>
    public CollectorOptions AddTo(CollectorOptions options, ParseResult parsed)
    {
        if (parsed.GetValue(_kind) == SeriesStoreKind.Embedded)
        {
            return parsed.GetValue(_url) is null ? options : throw new StartException(["--influx-url goes with --store influxdb"]);
        }

        if (!Uri.TryCreate(parsed.GetValue(_url), UriKind.Absolute, out var url))
        {
            throw new StartException([$"--influx-url is '{parsed.GetValue(_url) ?? "missing"}'; --store influxdb needs an address such as http://influxdb:8086"]);
        }

        var influx = new InfluxSeriesStoreOptions
        {
            Url = url,
            Database = parsed.GetValue(_database)!,
            RetentionPolicy = parsed.GetValue(_policy),
            WriteApi = parsed.GetValue(_api),
            Organization = parsed.GetValue(_organization),
            User = parsed.GetValue(_user),
            Password = SecretFile.Read("--influx-password-file", parsed.GetValue(_passwordFile)),
            Token = SecretFile.Read("--influx-token-file", parsed.GetValue(_tokenFile)),
        };
        return influx.Validate() is { Count: > 0 } faults
            ? throw new StartException([.. faults.Select(f => "--influx-…: " + f)])
            : options with { Store = SeriesStoreKind.InfluxDb, Influx = influx };
    }
}
