using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json;

namespace Telemetry.Collector.Tests.Accounts;

/// <summary>A person with a browser: it keeps cookies, says where a form comes from, and follows nothing by itself.</summary>
internal sealed class Visitor(Uri portal, SslClientAuthenticationOptions? tls = null) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false, UseCookies = false, AllowAutoRedirect = false, SslOptions = tls ?? new SslClientAuthenticationOptions(),
    });

    /// <summary>What the browser keeps, name=value.</summary>
    public string? Cookie { get; set; }

    /// <summary>The whole header in which it was set last.</summary>
    public string SetCookie { get; private set; } = "";

    /// <summary>The token in it.</summary>
    public string Token => Cookie!.Split('=', 2)[1];

    public async Task<Answer> GetAsync(string path, string accept = "text/html", string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(portal, path));
        request.Headers.Add("Accept", accept);
        return await SendAsync(request, bearer);
    }

    /// <summary>Sends a form as one of the portal's own pages does, unless other headers are given.</summary>
    public async Task<Answer> PostAsync(string path, IEnumerable<(string Field, string Value)> fields, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal, path))
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value))),
        };
        foreach (var (name, value) in headers.Length == 0 ? [("Sec-Fetch-Site", "same-origin")] : headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await SendAsync(request, bearer: null);
    }

    public Task<Answer> SignInAsync(string name, string password, string next = "/", params (string Name, string Value)[] headers) =>
        PostAsync("/sign-in", [("name", name), ("password", password), ("return", next)], headers);

    public Task<Answer> ChangeAsync(string name, string password, string next) =>
        PostAsync("/password", [("name", name), ("password", password), ("new", next), ("repeat", next)]);

    /// <summary>Asks for an API token.</summary>
    public async Task<Answer> TokenAsync(string name, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal, "/api/v1/token"))
        {
            Content = new StringContent(JsonSerializer.Serialize(new { name, password }), Encoding.UTF8, "application/json"),
        };
        return await SendAsync(request, bearer: null);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request, string? bearer)
    {
        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        using var response = await _http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set) && set.LastOrDefault(c => c.Contains("session=", StringComparison.Ordinal)) is { } cookie)
        {
            SetCookie = cookie;
            var pair = cookie.Split(';')[0];
            Cookie = pair.EndsWith('=') ? null : pair;
        }

        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString ?? "", response.Headers.CacheControl?.ToString() ?? "");
    }

    public void Dispose() => _http.Dispose();

    internal sealed record Answer(HttpStatusCode Status, string Text, string Location, string CacheControl);
}
