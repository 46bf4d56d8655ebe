using System.Text;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>Asks the database as somebody else would.</summary>
internal static class RawInflux
{
    private static readonly HttpClient Http = new();

    /// <summary>The answer to InfluxQL.</summary>
    public static async Task<string> AskAsync(InfluxSeriesStoreOptions options, string query)
    {
        using var content = new FormUrlEncodedContent([new("db", options.Database), new("epoch", "ns"), new("q", query)]);
        using var response = await Http.PostAsync(new Uri(options.Url, "query"), content);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("\"error\"", answer, StringComparison.Ordinal);
        return answer;
    }

    /// <summary>Writes lines.</summary>
    public static async Task WriteAsync(InfluxSeriesStoreOptions options, string lines)
    {
        using var content = new StringContent(lines, Encoding.UTF8);
        using var response = await Http.PostAsync(new Uri(options.Url, $"write?db={options.Database}&precision=ns"), content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
