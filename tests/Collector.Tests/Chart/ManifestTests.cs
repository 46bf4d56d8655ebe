using System.Globalization;
using Telemetry.Collector.Hosting;
using YamlDotNet.RepresentationModel;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>The objects of a profile fit each other, and a pod may do no more than it must.</summary>
public sealed class ManifestTests
{
    public static TheoryData<string> Profiles => [.. ChartFolder.Profiles];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_selector_finds_the_pods_of_one_part(string profile)
    {
        var manifests = ChartFolder.ManifestsOf(profile);
        var pods = Workloads(manifests).Select(w => w.At("spec", "template", "metadata", "labels").Table()).ToList();
        var selectors = manifests.SelectMany(SelectorsOf).ToList();

        Assert.NotEmpty(selectors);
        Assert.All(selectors, s => Assert.Single(pods, p => Selects(s, p)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_name_that_an_object_refers_to_is_there(string profile)
    {
        var manifests = ChartFolder.ManifestsOf(profile);
        var names = manifests.Select(m => m.Text("kind") + "/" + m.Text("metadata", "name")).ToList();

        Assert.Equal(names, names.Distinct());
        Assert.All(manifests, m => Assert.Equal("telemetry", m.Text("metadata", "namespace")));
        Assert.All(Workloads(manifests), w => Assert.Contains("ServiceAccount/" + w.Text("spec", "template", "spec", "serviceAccountName"), names));
        Assert.All(Of(manifests, "StatefulSet"), s => Assert.Contains("Service/" + s.Text("spec", "serviceName"), names));
        Assert.All(Of(manifests, "HorizontalPodAutoscaler"), h => Assert.Contains("Deployment/" + h.Text("spec", "scaleTargetRef", "name"), names));
        foreach (var backend in Of(manifests, "Ingress").SelectMany(i => i.At("spec", "rules").Items()).SelectMany(r => r.At("http", "paths").Items()).Select(p => p.At("backend", "service")))
        {
            var service = manifests.Single(m => m.Text("kind") == "Service" && m.Text("metadata", "name") == backend.Text("name"));
            Assert.Contains(service.At("spec", "ports").Items(), p => p.Text("name") == backend.Text("port", "name"));
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_port_of_a_service_and_of_a_monitor_is_a_containers(string profile)
    {
        var manifests = ChartFolder.ManifestsOf(profile);
        var containers = ChartFolder.Containers.Where(c => c.Profile == profile).ToList();
        foreach (var manifest in Of(manifests, "Service").Concat(Of(manifests, "ServiceMonitor")))
        {
            var selector = Assert.Single(SelectorsOf(manifest));
            var container = containers.Single(c => Selects(selector, c.Workload.At("spec", "template", "metadata", "labels").Table()));
            var ports = manifest.At("spec", "ports").Items().Select(p => p.Text("targetPort")).Concat(manifest.At("spec", "endpoints").Items().Select(e => e.Text("port")));

            Assert.NotEmpty(ports);
            Assert.All(ports, p => Assert.Contains(p, container.Ports));
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void What_watches_is_not_reached_from_outside(string profile) =>
        Assert.All(Of(ChartFolder.ManifestsOf(profile), "Service").Where(s => s.Text("spec", "type") == "LoadBalancer"), s =>
            Assert.DoesNotContain(s.At("spec", "ports").Items(), p => p.Text("targetPort") == "metrics"));

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_pod_may_do_no_more_than_it_must(string profile)
    {
        foreach (var container in ChartFolder.Containers.Where(c => c.Profile == profile))
        {
            var pod = container.Pod;
            Assert.Equal("false", pod.Text("automountServiceAccountToken"));
            Assert.Equal("false", pod.Text("enableServiceLinks"));
            Assert.Equal("true", pod.Text("securityContext", "runAsNonRoot"));
            Assert.NotEqual("0", pod.Text("securityContext", "runAsUser"));
            Assert.Equal("RuntimeDefault", pod.Text("securityContext", "seccompProfile", "type"));
            Assert.Equal("false", container.Node.Text("securityContext", "allowPrivilegeEscalation"));
            Assert.Equal("true", container.Node.Text("securityContext", "readOnlyRootFilesystem"));
            Assert.Equal(["ALL"], container.Node.At("securityContext", "capabilities", "drop").Items().Select(c => c.Text()));
            Assert.NotEmpty(container.Node.At("resources", "requests").Table());
            Assert.NotEmpty(container.Node.Text("resources", "limits", "memory"));
            Assert.True(
                TimeSpan.FromSeconds(int.Parse(pod.Text("terminationGracePeriodSeconds"), CultureInfo.InvariantCulture)) > CollectorHost.ShutdownTimeout, "a stop would be cut short");
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Secrets_are_only_referred_to(string profile)
    {
        var manifests = ChartFolder.ManifestsOf(profile);

        Assert.Empty(Of(manifests, "Secret"));
        Assert.All(ChartFolder.Containers.Where(c => c.Profile == profile), container =>
        {
            var secrets = container.Pod.At("volumes").Items().Where(v => v.At("secret") is not null).Select(v => v.Text("name")).ToList();
            var told = container.Environment.Where(v => v.Key.EndsWith("_FILE", StringComparison.Ordinal) || v.Key is "TELEMETRY_TLS_KEY").Select(v => v.Value);
            Assert.All(told, file => Assert.Contains(container.Mounts[Path.GetDirectoryName(file)!], secrets));
            Assert.All(container.Pod.At("volumes").Items().Where(v => v.At("secret") is not null), v => Assert.NotEmpty(v.Text("secret", "secretName")));
        });
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_volume_is_mounted_and_every_mount_has_a_volume(string profile) =>
        Assert.All(ChartFolder.Containers.Where(c => c.Profile == profile), container =>
        {
            var volumes = container.Pod.At("volumes").Items().Select(v => v.Text("name"))
                .Concat(container.Workload.At("spec", "volumeClaimTemplates").Items().Select(v => v.Text("metadata", "name")));
            Assert.Equal(volumes.Order(), container.Mounts.Values.Order());
        });

    [Theory]
    [MemberData(nameof(Profiles))]
    public void One_pod_writes_the_ledger_and_it_lies_on_a_volume(string profile)
    {
        var writer = ChartFolder.Containers.Single(c => c.Profile == profile && c.Environment["TELEMETRY_TARGET"] is "all" or "collector");

        Assert.Equal(("StatefulSet", "1"), (writer.Workload.Text("kind"), writer.Workload.Text("spec", "replicas")));
        Assert.Equal(writer.Mounts[writer.Environment["TELEMETRY_DATA"]], Assert.Single(writer.Workload.At("spec", "volumeClaimTemplates").Items()).Text("metadata", "name"));
    }

    private static IEnumerable<YamlNode> Of(IEnumerable<YamlNode> manifests, string kind) => manifests.Where(m => m.Text("kind") == kind);

    private static IEnumerable<YamlNode> Workloads(IEnumerable<YamlNode> manifests) => manifests.Where(m => m.Text("kind") is "Deployment" or "StatefulSet");

    private static IEnumerable<Dictionary<string, string>> SelectorsOf(YamlNode manifest) => manifest.Text("kind") switch
    {
        "Service" => [manifest.At("spec", "selector").Table()],
        "Deployment" or "StatefulSet" or "PodDisruptionBudget" or "ServiceMonitor" => [manifest.At("spec", "selector", "matchLabels").Table()],
        "NetworkPolicy" => [manifest.At("spec", "podSelector", "matchLabels").Table()],
        _ => [],
    };

    private static bool Selects(Dictionary<string, string> selector, Dictionary<string, string> labels) =>
        selector.Count > 0 && selector.All(s => labels.TryGetValue(s.Key, out var value) && value == s.Value);
}
