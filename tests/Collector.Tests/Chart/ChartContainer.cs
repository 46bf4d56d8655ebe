using YamlDotNet.RepresentationModel;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>A container of a rendered profile.</summary>
internal sealed record ChartContainer(string Profile, YamlNode Workload, YamlNode Node)
{
    /// <summary>Which part it is: collector, front, aggregator, portal.</summary>
    public string Name => Node.Text("name");

    /// <summary>The pod that it runs in.</summary>
    public YamlNode Pod => Workload.At("spec", "template", "spec")!;

    /// <summary>Variables and their values.</summary>
    public Dictionary<string, string> Environment => Node.At("env").Items().ToDictionary(v => v.Text("name"), v => v.Text("value"));

    /// <summary>Ports by name.</summary>
    public Dictionary<string, string> Ports => Node.At("ports").Items().ToDictionary(p => p.Text("name"), p => p.Text("containerPort"));

    /// <summary>Every HTTP probe: its path and port.</summary>
    public IEnumerable<(string Path, string Port)> Probes =>
        new[] { "startupProbe", "livenessProbe", "readinessProbe" }.Select(p => (Node.Text(p, "httpGet", "path"), Node.Text(p, "httpGet", "port")));

    /// <summary>Where something is mounted, and what: the volume's name.</summary>
    public Dictionary<string, string> Mounts => Node.At("volumeMounts").Items().ToDictionary(m => m.Text("mountPath"), m => m.Text("name"));

    /// <summary>Folders that it can write to, the root file system being read-only.</summary>
    public IEnumerable<string> WritableFolders => Node.At("volumeMounts").Items().Where(m => m.Text("readOnly") != "true").Select(m => m.Text("mountPath"));

    public override string ToString() => $"{Profile}/{Name}";
}
