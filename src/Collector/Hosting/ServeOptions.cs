using System.CommandLine;
using System.Net;
using Telemetry.Aggregator.Retention;
using Telemetry.Collector.Evidence;

namespace Telemetry.Collector.Hosting;

/// <summary>What the service itself is told on the command line.</summary>
internal sealed class ServeOptions
{
    private readonly Option<Target> _target = new("--target") { Description = "Which part of the service this process is: all, collector, front, aggregator or portal" };
    private readonly Option<bool> _demo = new("--demo") { Description = "Send in the figures under samples/, print them against the published ones, and let readers on this machine in without a key" };
    private readonly Option<string> _address = new("--bind") { Description = "Address to listen on; anything but loopback needs TLS", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<int> _grpcPort = new("--grpc-port") { Description = "Port for gRPC (HTTP/2); 0 takes a free one", DefaultValueFactory = _ => 7317 };
    private readonly Option<int> _portalPort = new("--portal-port") { Description = "Port for the portal, its JSON and health (HTTP/1.1, with TLS also HTTP/2); 0 takes a free one", DefaultValueFactory = _ => 8080 };
    private readonly Option<int> _metricsPort = new("--metrics-port") { Description = "Port for /metrics, /health/live and /health/ready alone, in plain HTTP and without a key; 0 is none" };
    private readonly Option<string?> _certificate = new("--tls-certificate") { Description = "PEM file of the service's certificate, intermediate ones behind it; both ports then speak TLS. Read again when it changes" };
    private readonly Option<string?> _key = new("--tls-key") { Description = "PEM file of the certificate's private key" };
    private readonly Option<string?> _clientCa = new("--client-ca") { Description = "PEM file of the authorities whose client certificates may be known by their subject" };
    private readonly Option<bool> _plainText = new("--allow-plain-text") { Description = "Let keys and figures cross the network in plain text; only where something else protects them" };
    private readonly Option<LogFormat> _logFormat = new("--log-format") { Description = "Log lines as text or json" };
    private readonly Option<int> _keepDays = new("--keep-days") { Description = "Days that the series store keeps values of days where a month's own stand for them, at least 400; 0 keeps them for ever. The ledger keeps everything" };
    private readonly Option<string?> _reports = new("--reports-folder") { Description = "Folder that the month's reports are written to the morning after its figures are due, every province's in full; for the targets all and portal, one process alone" };
    private readonly Option<string?> _checkpointKey = new("--checkpoint-key") { Description = "PEM file of the private key that checkpoints of the ledger are signed with, outside the data folder; without it none are signed" };
    private readonly Option<int> _checkpointEntries = new("--checkpoint-entries") { Description = "Entries behind the last checkpoint at which the next one is signed, 1 to 1000000", DefaultValueFactory = _ => new CheckpointOptions().Entries };
    private readonly Option<int> _checkpointMinutes = new("--checkpoint-minutes") { Description = "Minutes that an entry waits for its checkpoint at most, 1 to 44640", DefaultValueFactory = _ => (int)new CheckpointOptions().Every.TotalMinutes };
    private readonly Option<decimal> _restatement = new("--restatement-percent") { Description = "Per cent by which a new edition may change a figure of the unit itself before a second person must approve it, 0 to 100; for the targets all and collector", DefaultValueFactory = _ => 5 };
    private readonly Option<string?> _publicAddress = new("--public-address") { Description = "Where readers reach the portal, as https://figures.example.vn: what links in the feed begin with; without it they are given from the root on" };
    private readonly Option<string?> _collectorUrl = new("--collector-url") { Description = "gRPC address of the collector, for the targets front, aggregator and portal" };
    private readonly Option<string?> _aggregatorUrl = new("--aggregator-url") { Description = "gRPC address of the aggregator, which the target portal asks for findings" };
    private readonly Option<string?> _keyFile = new("--service-key-file") { Description = "File whose first line is a key of the role service, for the targets front, aggregator and portal" };
    private readonly Option<string?> _upstreamCa = new("--upstream-ca") { Description = "PEM file of the authorities that vouch for the collector's and the aggregator's certificates; without it the system's" };

    /// <summary>Whether the demo is wanted, which decides where its data lies.</summary>
    public bool IsDemo(ParseResult parsed) => parsed.GetValue(_demo);

    /// <summary>Adds them to the root alone.</summary>
    public void AddTo(RootCommand root)
    {
        foreach (var option in new Option[]
        {
            _target, _demo, _address, _grpcPort, _portalPort, _metricsPort, _certificate, _key, _clientCa, _plainText, _logFormat, _keepDays, _reports, _restatement, _checkpointKey, _checkpointEntries, _checkpointMinutes, _publicAddress, _collectorUrl, _aggregatorUrl, _keyFile, _upstreamCa,
        })
        {
            root.Options.Add(option);
        }
    }

    /// <summary>What was given, beside what every command is told.</summary>
    /// <exception cref="StartException">An address cannot be read.</exception>
    public CollectorOptions AddTo(CollectorOptions shared, ParseResult parsed) => shared with
    {
        Target = parsed.GetValue(_target),
        Demo = parsed.GetValue(_demo),
        Address = IPAddress.TryParse(parsed.GetValue(_address), out var ip) ? ip : throw new StartException([$"--bind is '{parsed.GetValue(_address)}'; expected an IP address"]),
        GrpcPort = parsed.GetValue(_grpcPort),
        PortalPort = parsed.GetValue(_portalPort),
        MetricsPort = parsed.GetValue(_metricsPort),
        TlsCertificate = parsed.GetValue(_certificate),
        TlsKey = parsed.GetValue(_key),
        ClientCa = parsed.GetValue(_clientCa),
        AllowPlainText = parsed.GetValue(_plainText),
        LogFormat = parsed.GetValue(_logFormat),
        DayRetention = new DayRetention(parsed.GetValue(_keepDays)),
        ReportsFolder = parsed.GetValue(_reports),
        PublicAddress = Url("--public-address", parsed.GetValue(_publicAddress)),
        Checkpoints = new CheckpointOptions
        {
            KeyFile = parsed.GetValue(_checkpointKey),
            Entries = parsed.GetValue(_checkpointEntries),
            Every = TimeSpan.FromMinutes(parsed.GetValue(_checkpointMinutes)),
        },
        RestatementPercent = parsed.GetValue(_restatement),
        Upstream = new UpstreamOptions
        {
            Collector = Url("--collector-url", parsed.GetValue(_collectorUrl)),
            Aggregator = Url("--aggregator-url", parsed.GetValue(_aggregatorUrl)),
            KeyFile = parsed.GetValue(_keyFile),
            CertificateAuthority = parsed.GetValue(_upstreamCa),
        },
    };

    private static Uri? Url(string option, string? text) =>
        text is null ? null : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw new StartException([$"{option} is '{text}'; expected https://host:port"]);
}
