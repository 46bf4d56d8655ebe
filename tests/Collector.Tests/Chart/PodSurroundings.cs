using Telemetry.Collector.Tests.Credentials;
using Telemetry.Evidence;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>What the pods of one release find around them: what lies in the secrets, and where others answer.</summary>
internal sealed class PodSurroundings : IDisposable
{
    public PodSurroundings()
    {
        var authority = File.ReadAllText(Certificates.AuthorityFile);
        Secrets = new()
        {
            ["tls"] = new() { ["tls.crt"] = File.ReadAllText(Certificates.CertificateFile), ["tls.key"] = File.ReadAllText(Certificates.KeyFile), ["ca.crt"] = authority },
            ["client-ca"] = new() { ["ca.crt"] = authority },
            ["checkpoint-key"] = new() { ["key.pem"] = CheckpointKey.Create() },
            ["influxdb"] = new() { ["token"] = "token", ["password"] = "password" },
        };
    }

    /// <summary>Certificates of the pods.</summary>
    public TestCertificates Certificates { get; } = new();

    /// <summary>A secret's entries, by the name of the volume in which pods find it.</summary>
    public Dictionary<string, Dictionary<string, string>> Secrets { get; }

    /// <summary>What stands here for an address that manifests name.</summary>
    public Dictionary<string, string> Addresses { get; } = [];

    public void Dispose() => Certificates.Dispose();
}
