using System.Net;
using System.Text;
using System.Text.Json;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Json;

/// <summary>Hands in documents over HTTP, as whoever has no gRPC does.</summary>
internal sealed class JsonSender(TestCollector collector)
{
    /// <summary>Where submissions are sent to.</summary>
    public const string Address = "/api/v1/submissions";

    /// <summary>The metric that <see cref="Document"/> is about.</summary>
    public const string Mobile = "subscribers.mobile";

    /// <summary>Whoever needs more than status and body asks with it.</summary>
    public static HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>A submission of one figure.</summary>
    public static string Document(string id, string value) =>
        $$"""{"submissionId":"{{id}}","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"{{Mobile}}","values":[{{value}}] }] } }""";

    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string? key, string document) => SendAsync(key, new StringContent(document, Encoding.UTF8, "application/json"));

    public Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string? key, string id) => AskAsync(HttpMethod.Get, Address + "/" + id, key, null);

    public Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string? key, HttpContent content) => AskAsync(HttpMethod.Post, Address, key, content);

    private async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(HttpMethod method, string path, string? key, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(collector.Host.PortalAddress.ToString().TrimEnd('/') + path)) { Content = content };
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using var response = await Http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
