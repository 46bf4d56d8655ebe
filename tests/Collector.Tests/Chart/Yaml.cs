using YamlDotNet.RepresentationModel;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>Ways into a YAML document.</summary>
internal static class Yaml
{
    /// <summary>Every document of a file.</summary>
    public static IReadOnlyList<YamlNode> Read(string file)
    {
        using var text = File.OpenText(file);
        var stream = new YamlStream();
        stream.Load(text);
        return [.. stream.Documents.Select(d => d.RootNode)];
    }

    /// <summary>What lies under a path; null where nothing does.</summary>
    public static YamlNode? At(this YamlNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            node = node is YamlMappingNode map && map.Children.TryGetValue(step, out var next) ? next : null;
        }

        return node;
    }

    /// <summary>The text under a path; empty where nothing lies.</summary>
    public static string Text(this YamlNode? node, params ReadOnlySpan<string> path) => (node.At(path) as YamlScalarNode)?.Value ?? "";

    /// <summary>A list's items; none where there is no list.</summary>
    public static IEnumerable<YamlNode> Items(this YamlNode? node) => (node as YamlSequenceNode)?.Children ?? [];

    /// <summary>A table's keys and texts; none where there is no table.</summary>
    public static Dictionary<string, string> Table(this YamlNode? node) =>
        (node as YamlMappingNode)?.Children.ToDictionary(p => ((YamlScalarNode)p.Key).Value!, p => p.Value.Text()) ?? [];

    /// <summary>Every scalar below a node.</summary>
    public static IEnumerable<YamlScalarNode> Scalars(this YamlNode node) => node.AllNodes.OfType<YamlScalarNode>();
}
