using YamlDotNet.RepresentationModel;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>Who may talk to whom, worked out from the policies as a cluster does: a call takes the caller's leave to go out and the called one's to let it in.</summary>
public sealed class NetworkPolicyTests
{
    private const string Outside = "outside";

    public static TheoryData<string, string[]> Calls => new()
    {
        { "embedded", ["outside → collector:grpc", "outside → collector:http", "outside → collector:metrics", "collector → outside:53"] },
        { "hosted", [.. Hosted, .. To("8086", "collector", "aggregator", "portal"), .. To("53", "collector", "front", "aggregator", "portal")] },
        {
            "hosted-plain",
            [.. Hosted, .. To("443", "collector", "aggregator", "portal"), .. To("53", "collector", "front", "aggregator", "portal"), .. To("4317", "collector", "front", "aggregator", "portal")]
        },
    };

    private static string[] Hosted =>
    [
        "front → collector:grpc", "aggregator → collector:grpc", "portal → collector:grpc", "portal → aggregator:grpc",
        "outside → front:grpc", "outside → front:http", "outside → portal:grpc", "outside → portal:http",
        "outside → collector:metrics", "outside → front:metrics", "outside → aggregator:metrics", "outside → portal:metrics",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public void These_calls_are_allowed_and_no_others(string profile, string[] expected)
    {
        var pods = ChartFolder.Containers.Where(c => c.Profile == profile).ToList();
        var policies = ChartFolder.ManifestsOf(profile).Where(m => m.Text("kind") == "NetworkPolicy").ToDictionary(PartOf);
        Assert.Equal(pods.Select(p => p.Name).Order(), policies.Keys.Order());
        Assert.All(policies.Values, p => Assert.Equal(["Ingress", "Egress"], p.At("spec", "policyTypes").Items().Select(t => t.Text())));

        var between = from caller in pods
                      from called in pods
                      where caller.Name != called.Name
                      from port in called.Ports
                      where Allows(policies[caller.Name], "egress", "to", Labels(called), port) && Allows(policies[called.Name], "ingress", "from", Labels(caller), port)
                      select $"{caller.Name} → {called.Name}:{port.Key}";
        var inwards = from called in pods
                      from port in called.Ports
                      where Allows(policies[called.Name], "ingress", "from", null, port)
                      select $"{Outside} → {called.Name}:{port.Key}";
        var outwards = from caller in pods
                       from port in policies[caller.Name].At("spec", "egress").Items().Where(r => Reaches(r.At("to"), null)).SelectMany(r => r.At("ports").Items())
                       select $"{caller.Name} → {Outside}:{port.Text("port")}";

        Assert.Equal(expected.Order(StringComparer.Ordinal), between.Concat(inwards).Concat(outwards).Distinct().Order(StringComparer.Ordinal));
    }

    private static string[] To(string port, params string[] callers) => [.. callers.Select(c => $"{c} → {Outside}:{port}")];

    private static string PartOf(YamlNode manifest) => manifest.Text("spec", "podSelector", "matchLabels", "app.kubernetes.io/component");

    private static Dictionary<string, string> Labels(ChartContainer container) => container.Workload.At("spec", "template", "metadata", "labels").Table();

    // A port has a name and a number, and a rule may say either.
    private static bool Allows(YamlNode policy, string direction, string peers, Dictionary<string, string>? labels, KeyValuePair<string, string> port) =>
        policy.At("spec", direction).Items().Any(rule =>
            rule.At("ports").Items().Any(p => p.Text("port") == port.Key || p.Text("port") == port.Value) && Reaches(rule.At(peers), labels));

    // Nobody named is everybody. Whoever is named by labels of pods alone is in the release's namespace.
    private static bool Reaches(YamlNode? peers, Dictionary<string, string>? labels) =>
        peers is null || peers.Items().Any(peer => labels is null
            ? peer.At("namespaceSelector") is not null || peer.At("ipBlock") is not null
            : peer.At("namespaceSelector") is null && peer.At("podSelector", "matchLabels").Table() is { Count: > 0 } wanted
                && wanted.All(w => labels.TryGetValue(w.Key, out var value) && value == w.Value));
}
