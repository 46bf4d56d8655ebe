using System.Text.Json;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Grafana;

/// <summary>A dashboard as Grafana imports it.</summary>
internal sealed class Dashboard
{
    private readonly JsonElement _root;

    private Dashboard(string name, JsonElement root) => (Name, _root) = (name, root);

    /// <summary>The file's name without its ending.</summary>
    public string Name { get; }

    /// <summary>The whole.</summary>
    public JsonElement Root => _root;

    /// <summary>Every dashboard in charts/grafana.</summary>
    public static IReadOnlyList<Dashboard> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "charts", "grafana"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => new Dashboard(Path.GetFileNameWithoutExtension(f), JsonDocument.Parse(File.ReadAllBytes(f)).RootElement)),
    ];

    /// <summary>One of them.</summary>
    public static Dashboard Of(string name) => All.Single(d => d.Name == name);

    /// <summary>The panels.</summary>
    public IEnumerable<JsonElement> Panels => _root.GetProperty("panels").EnumerateArray();

    /// <summary>The queries of its variables.</summary>
    public IEnumerable<string> VariableQueries =>
        _root.GetProperty("templating").GetProperty("list").EnumerateArray().Where(v => v.GetProperty("type").GetString() == "query").Select(v => v.GetProperty("query").GetString()!);

    /// <summary>The queries of the panel of that title, by their letters.</summary>
    public string Query(string title, string letter = "A") => Panels.Single(p => p.GetProperty("title").GetString() == title)
        .GetProperty("targets").EnumerateArray().Single(t => t.GetProperty("refId").GetString() == letter).GetProperty("query").GetString()!;

    /// <summary>Every query of every panel.</summary>
    public IEnumerable<string> Queries => Panels.SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("query").GetString()!);
}
