using Telemetry.Collector.Tests.Running;
using YamlDotNet.RepresentationModel;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>charts/telemetry: its files, and what it renders for each profile under ci/.</summary>
internal static class ChartFolder
{
    private const string ValuesEnding = "-values.yaml";

    /// <summary>The chart.</summary>
    public static string Root { get; } = Path.Combine(Repository.Root, "charts", "telemetry");

    /// <summary>Values, rendered manifests and notes of each profile.</summary>
    public static string Ci { get; } = Path.Combine(Root, "ci");

    /// <summary>Every profile that is rendered.</summary>
    public static IEnumerable<string> Profiles =>
        Directory.EnumerateFiles(Ci, "*" + ValuesEnding).Select(f => Path.GetFileName(f)[..^ValuesEnding.Length]).Order(StringComparer.Ordinal);

    /// <summary>A profile's values.</summary>
    public static string ValuesOf(string profile) => Path.Combine(Ci, profile + ValuesEnding);

    /// <summary>What the chart says after installation.</summary>
    public static string NotesOf(string profile) => File.ReadAllText(Path.Combine(Ci, profile + ".notes.txt"));

    /// <summary>A profile's objects.</summary>
    public static IReadOnlyList<YamlNode> ManifestsOf(string profile) => Yaml.Read(Path.Combine(Ci, profile + ".yaml"));

    /// <summary>Every container of every profile.</summary>
    public static IEnumerable<ChartContainer> Containers =>
        from profile in Profiles
        from manifest in ManifestsOf(profile)
        where manifest.Text("kind") is "Deployment" or "StatefulSet"
        from container in manifest.At("spec", "template", "spec", "containers").Items()
        select new ChartContainer(profile, manifest, container);
}
