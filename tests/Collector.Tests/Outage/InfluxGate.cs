using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Telemetry.Collector.Tests.Outage;

/// <summary>A line to a real InfluxDB on which things go wrong as they do between two machines.</summary>
internal sealed class InfluxGate : IAsyncDisposable
{
    private readonly HttpClient _onward = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private readonly WebApplication _app;
    private readonly Uri _target;
    private volatile Func<HttpContext, Task<bool>>? _fault;

    private InfluxGate(WebApplication app, Uri target)
    {
        _app = app;
        _target = target;
    }

    /// <summary>Where the line begins.</summary>
    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>What happens to each request: true lets it go on. Null: nothing happens.</summary>
    public Func<HttpContext, Task<bool>>? Fault
    {
        set => _fault = value;
    }

    public static async Task<InfluxGate> OpenAsync(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var gate = new InfluxGate(app, target);
        app.Run(gate.PassAsync);
        await app.StartAsync();
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _onward.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        if (_fault is { } fault && !await fault(context))
        {
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_target, context.Request.Path + context.Request.QueryString.Value));
        if (context.Request.ContentLength is not null || context.Request.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            foreach (var name in new[] { "Content-Type", "Content-Encoding" })
            {
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)context.Request.Headers[name]);
            }
        }

        using var response = await _onward.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
