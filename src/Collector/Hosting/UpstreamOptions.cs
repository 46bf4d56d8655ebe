namespace Telemetry.Collector.Hosting;

/// <summary>Where a process that is only a part of the service finds the others.</summary>
public sealed record UpstreamOptions
{
    /// <summary>gRPC address of the collector: <c>https://collector:7317</c>. Plain http needs loopback or <see cref="CollectorOptions.AllowPlainText"/>.</summary>
    public Uri? Collector { get; init; }

    /// <summary>gRPC address of the aggregator, which a portal asks for findings. Default: none; questions for findings are then answered with "unavailable".</summary>
    public Uri? Aggregator { get; init; }

    /// <summary>File whose first line is a key of the role service.</summary>
    public string? KeyFile { get; init; }

    /// <summary>PEM file of the authorities that vouch for the others' certificates. Default: the system's.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>Everything that is wrong, with option, value and what was expected.</summary>
    public IEnumerable<string> Validate(Target target, bool allowPlainText)
    {
        var needed = target is Target.Front or Target.Aggregator or Target.Portal;
        if (needed && (Collector is null || KeyFile is null))
        {
            yield return $"--target {target.ToString().ToLowerInvariant()} needs --collector-url and --service-key-file: where the ledger is written, and by what right it is read";
        }

        if (!needed && (Collector ?? Aggregator) is not null)
        {
            yield return $"--collector-url and --aggregator-url do not go with --target {target.ToString().ToLowerInvariant()}, which asks neither";
        }

        foreach (var (option, url) in new[] { ("--collector-url", Collector), ("--aggregator-url", Aggregator) })
        {
            if (url is not null && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/" || url.UserInfo.Length > 0))
            {
                yield return $"{option} is not an address that can be asked; expected https://host:port";
            }
            else if (url is { Scheme: "http", IsLoopback: false } && !allowPlainText)
            {
                yield return $"{option} is {url}; expected https, or --allow-plain-text: keys and figures would cross the network in plain text";
            }
        }

        foreach (var (option, file) in new[] { ("--service-key-file", KeyFile), ("--upstream-ca", CertificateAuthority) })
        {
            if (file is not null && !File.Exists(file))
            {
                yield return $"{option} is {file}; expected an existing file";
            }
        }
    }
}
