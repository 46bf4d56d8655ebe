using System.Text.Json;
using System.Xml.Linq;
using Telemetry.Collector.Tests.Running;
using YamlDotNet.RepresentationModel;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>Values, schema and README say the same, and the chart's version is the service's.</summary>
public sealed class ChartValuesTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(ChartFolder.Root, "values.schema.json"))).RootElement;
    private static readonly YamlNode Values = Assert.Single(Yaml.Read(Path.Combine(ChartFolder.Root, "values.yaml")));

    [Fact]
    public void Every_value_has_a_default_and_a_line_in_the_README()
    {
        var rows = Leaves(Schema, []).Where(l => l.Path is not ["global"])
            .Select(l => $"| `{string.Join('.', l.Path)}` | `{Default(l.Path)}` | {l.Description} |").ToList();
        var readme = File.ReadAllLines(Path.Combine(ChartFolder.Root, "README.md")).SkipWhile(l => l != "## Values").Where(l => l.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(rows, readme);
    }

    [Fact]
    public void No_table_of_values_takes_what_it_does_not_know() => AssertClosed(Schema, "values");

    [Fact]
    public void Every_default_is_described()
    {
        var described = Leaves(Schema, []).Select(l => string.Join('.', l.Path)).ToHashSet();

        Assert.All(Tables(Values, ""), path => Assert.Contains(path, described));

        IEnumerable<string> Tables(YamlNode node, string path) =>
            node is YamlMappingNode map && !described.Contains(path)
                ? map.Children.SelectMany(c => Tables(c.Value, path + (path.Length > 0 ? "." : "") + c.Key))
                : [path];
    }

    [Fact]
    public void The_chart_has_the_version_of_what_it_installs()
    {
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
        var chart = Assert.Single(Yaml.Read(Path.Combine(ChartFolder.Root, "Chart.yaml")));

        Assert.Equal((version, version), (chart.Text("version"), chart.Text("appVersion")));
    }

    private static IEnumerable<(string[] Path, string Description)> Leaves(JsonElement schema, string[] path) =>
        schema.TryGetProperty("properties", out var properties) && !IsResources(path)
            ? properties.EnumerateObject().SelectMany(p => Leaves(p.Value, [.. path, p.Name]))
            : [(path, schema.GetProperty("description").GetString()!)];

    // Requests and limits are one thing to whoever sets them.
    private static bool IsResources(string[] path) => path is [.., "resources"];

    private static string Default(string[] path)
    {
        var node = Values.At(path);
        Assert.True(node is not null, $"{string.Join('.', path)} has no default in values.yaml");
        return node switch
        {
            YamlMappingNode { Children.Count: 0 } => "{}",
            YamlSequenceNode { Children.Count: 0 } => "[]",
            YamlScalarNode { Value: "" } => "\"\"",
            YamlScalarNode scalar => scalar.Value!,
            _ => "…",
        };
    }

    private static void AssertClosed(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            Assert.True(schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False, $"{path} takes values that it does not know");
            foreach (var property in properties.EnumerateObject())
            {
                Assert.NotEmpty(property.Value.GetProperty("description").GetString()!);
                AssertClosed(property.Value, path + "." + property.Name);
            }
        }
    }
}
