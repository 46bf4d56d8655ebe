using System.Globalization;
using System.Net;
using Telemetry.Aggregator.Retention;
using Telemetry.Collector.Evidence;
using Telemetry.Collector.Intake;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Collector.Hosting;

/// <summary>What the person who starts the service decides.</summary>
public sealed record CollectorOptions
{
    /// <summary>Folder of ledger, series store and secrets. Default <c>data</c> in the current folder; with <c>--demo</c> <c>data/demo</c>.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Catalogue folders, the default one first; a later folder's files replace or extend.</summary>
    public IReadOnlyList<string> CatalogueFolders { get; init; } = [];

    /// <summary>Catalogue folder beside the data, read last where it is there: what administrators import into a running service.</summary>
    public string OwnCatalogueFolder => Path.Combine(DataFolder, "catalogue");

    /// <summary>Folder of the imported maps beside the data; read where it is there.</summary>
    public string MapFolder => Path.Combine(DataFolder, "maps");

    /// <summary>Address of both ports. Default 127.0.0.1. Anything but loopback needs TLS, or <see cref="AllowPlainText"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>gRPC port (HTTP/2). Default 7317; 0 takes a free one; up to 65535.</summary>
    public int GrpcPort { get; init; } = 7317;

    /// <summary>Portal port (HTTP/1.1, with TLS also HTTP/2). Default 8080; 0 takes a free one; up to 65535.</summary>
    public int PortalPort { get; init; } = 8080;

    /// <summary>
    /// Port for <c>/metrics</c> and health alone, always in plain HTTP and without a key: it tells who sends how much, so let only those reach it who may know. Default 0: none;
    /// up to 65535.
    /// </summary>
    public int MetricsPort { get; init; }

    /// <summary>PEM file of the service's certificate, intermediate ones behind it. With it both ports speak TLS only. Default: none.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>PEM file of the certificate's private key, not encrypted. Goes with <see cref="TlsCertificate"/>.</summary>
    public string? TlsKey { get; init; }

    /// <summary>PEM file of the authorities whose client certificates may be known by their subject. Needs TLS. Default: none; thumbprints work without.</summary>
    public string? ClientCa { get; init; }

    /// <summary>Whether keys and figures may cross a network in plain text. Default: no.</summary>
    public bool AllowPlainText { get; init; }

    /// <summary>Whether the demo's figures are sent in and readers on loopback need no key.</summary>
    public bool Demo { get; init; }

    /// <summary>Which part of the service this process is. Default: all.</summary>
    public Target Target { get; init; } = Target.All;

    /// <summary>Where the projected figures lie. Default: in the data folder; every target but all needs InfluxDB, a front none.</summary>
    public SeriesStoreKind Store { get; init; } = SeriesStoreKind.Embedded;

    /// <summary>With <see cref="SeriesStoreKind.InfluxDb"/>: which.</summary>
    public InfluxSeriesStoreOptions? Influx { get; init; }

    /// <summary>Where the other parts are.</summary>
    public UpstreamOptions Upstream { get; init; } = new();

    /// <summary>How log lines are written. Default: text.</summary>
    public LogFormat LogFormat { get; init; } = LogFormat.Text;

    /// <summary>How long the series store keeps values of days. Default: for ever.</summary>
    public DayRetention DayRetention { get; init; } = DayRetention.ForEver;

    /// <summary>Folder that the month's reports are written to, for the targets all and portal. Default: none; it need not be there at the start, a share may come later.</summary>
    public string? ReportsFolder { get; init; }

    /// <summary>Folder of the demo's figures.</summary>
    public string SamplesFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>What one submission, and one sender, may ask for.</summary>
    public IntakeLimits Intake { get; init; } = new();

    /// <summary>Per cent by which a new edition may change a figure of the unit itself before a second person must approve it, 0 to 100. Default 5; 0: every change.</summary>
    public decimal RestatementPercent { get; init; } = 5;

    /// <summary>Bytes that the ledger may take on disk before it answers that it is full. Default: no limit but the disk's.</summary>
    public long? MaxLedgerBytes { get; init; }

    /// <summary>Where readers reach the portal: what links in the feed begin with. Default: none; they are given from the root on.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>When checkpoints are signed, and with which key.</summary>
    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <summary>Everything that keeps the service from starting, with key, value and what was expected.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var fault in Intake.Validate())
        {
            yield return fault;
        }

        if (GrpcPort is < 0 or > 65535)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--grpc-port is {GrpcPort}; expected 0 to 65535");
        }

        if (PortalPort is < 0 or > 65535)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--portal-port is {PortalPort}; expected 0 to 65535");
        }

        if (GrpcPort == PortalPort && GrpcPort != 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--grpc-port and --portal-port are both {GrpcPort}; expected two different ports");
        }

        foreach (var fault in DayRetention.Validate())
        {
            yield return fault;
        }

        if (RestatementPercent is < 0 or > 100)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--restatement-percent is {RestatementPercent}; expected 0 to 100");
        }

        if (MetricsPort is < 0 or > 65535)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--metrics-port is {MetricsPort}; expected 1 to 65535, or 0 for none");
        }

        if (MetricsPort != 0 && (MetricsPort == GrpcPort || MetricsPort == PortalPort))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--metrics-port is {MetricsPort}, as another port is; expected one of its own");
        }

        if (Demo && Target != Target.All)
        {
            yield return "--demo needs everything in one process; expected no other --target than all";
        }

        if (Target is Target.Collector or Target.Aggregator or Target.Portal && Store == SeriesStoreKind.Embedded)
        {
            yield return $"--target {Target.ToString().ToLowerInvariant()} needs --store influxdb: the embedded store is one process's alone";
        }

        if (ReportsFolder is not null && Target is not (Target.All or Target.Portal))
        {
            yield return $"--reports-folder goes with the target all or portal, which make reports; expected none with --target {Target.ToString().ToLowerInvariant()}";
        }

        if (PublicAddress is { } address && (address.Scheme is not ("https" or "http") || address.PathAndQuery != "/" || address.Fragment.Length > 0 || address.UserInfo.Length > 0))
        {
            yield return $"--public-address is {address}; expected https://host or https://host:port, without a path";
        }

        foreach (var fault in Checkpoints.Validate())
        {
            yield return fault;
        }

        if (Checkpoints.KeyFile is not null && Target is not (Target.All or Target.Collector))
        {
            yield return $"--checkpoint-key goes with the target all or collector, which writes the ledger; expected none with --target {Target.ToString().ToLowerInvariant()}";
        }

        foreach (var fault in Upstream.Validate(Target, AllowPlainText))
        {
            yield return fault;
        }

        foreach (var fault in ValidateTls())
        {
            yield return fault;
        }

        foreach (var fault in ValidateCatalogue())
        {
            yield return fault;
        }
    }

    private IEnumerable<string> ValidateTls()
    {
        if (TlsCertificate is null != TlsKey is null)
        {
            yield return "--tls-certificate and --tls-key go together; expected both or neither";
        }

        if (ClientCa is not null && TlsCertificate is null)
        {
            yield return "--client-ca needs --tls-certificate and --tls-key: without TLS no client shows a certificate";
        }

        if (TlsCertificate is null && !AllowPlainText && !IPAddress.IsLoopback(Address))
        {
            yield return $"--bind is {Address}; expected a loopback address: keys and figures would cross the network in plain text. "
                + "Give --tls-certificate and --tls-key, or put a proxy that ends TLS on this machine in front, or say --allow-plain-text";
        }

        if (Demo && (TlsCertificate is not null || !IPAddress.IsLoopback(Address)))
        {
            yield return "--demo stays on this machine and sends to itself in plain text; expected neither --tls-certificate nor another --bind";
        }

        foreach (var (option, file) in new[] { ("--tls-certificate", TlsCertificate), ("--tls-key", TlsKey), ("--client-ca", ClientCa) })
        {
            if (file is not null && !File.Exists(file))
            {
                yield return $"{option} is {file}; expected an existing file";
            }
        }
    }

    /// <summary>Every catalogue folder that is not there.</summary>
    public IEnumerable<string> ValidateCatalogue() =>
        CatalogueFolders.Where(f => !Directory.Exists(f)).Select(f => $"--catalogue is {f}; expected an existing folder");
}
