using System.Text.Json;
using System.Text.RegularExpressions;

namespace Telemetry.Collector.Tests.Grafana;

/// <summary>What Grafana needs to import a dashboard anywhere.</summary>
public sealed class DashboardFileTests
{
    [Fact]
    public void Each_asks_for_its_data_source_and_names_no_machine()
    {
        Assert.Equal(["freshness", "national", "province", "reporting"], Dashboard.All.Select(d => d.Name));
        Assert.All(Dashboard.All, d =>
        {
            var input = Assert.Single(d.Root.GetProperty("__inputs").EnumerateArray());
            Assert.Equal(("DS_TELEMETRY", "influxdb"), (input.GetProperty("name").GetString(), input.GetProperty("pluginId").GetString()));
            Assert.True(d.Root.GetProperty("schemaVersion").GetInt32() >= 39);
            Assert.DoesNotContain("://", d.Root.GetRawText(), StringComparison.Ordinal);
            Assert.All(Uids(d.Root), uid => Assert.Equal("${DS_TELEMETRY}", uid));
        });
        Assert.Equal(4, Dashboard.All.Select(d => d.Root.GetProperty("uid").GetString()).Distinct().Count());
    }

    [Fact]
    public void Every_query_leaves_out_what_has_no_value_by_its_state_or_shows_no_value()
    {
        Assert.All(Dashboard.All.SelectMany(d => d.Queries).Where(q => !q.Contains("\"positions\"", StringComparison.Ordinal) && !q.Contains("\"entries\"", StringComparison.Ordinal)), q =>
            Assert.Matches(new Regex("state\" > 0|\"s\" & 7|:expected\" > 0", RegexOptions.None, TimeSpan.FromSeconds(1)), q));
    }

    private static IEnumerable<string> Uids(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "datasource" && p.Value.ValueKind == JsonValueKind.Object ? [p.Value.GetProperty("uid").GetString()!] : Uids(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Uids),
        _ => [],
    };
}
