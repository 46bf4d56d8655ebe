using System.Net;
using Telemetry.Collector.Hosting;
using Telemetry.Portal.Query;

namespace Telemetry.Collector.Security;

/// <summary>
/// Finds out who is asking, for gRPC and HTTP alike, and says so in the request's features: a <see cref="Credential"/> for
/// intake, a <see cref="Caller"/> for queries. It refuses nothing; each room does that in its own words.
/// </summary>
public sealed class CredentialMiddleware(RequestDelegate next, KeyStore keys, Catalogue.Catalogue catalogue, CollectorOptions options)
{
    private const string Scheme = "Bearer ";
    private static readonly Caller DemoReader = new() { CredentialId = "demo", Role = CallerRole.Reader, IsEverywhere = true, IsDemo = true };

    /// <summary>Runs for every request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization is { Count: 1 } header
            && header[0] is { } value && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            if (keys.Authenticate(value.AsSpan(Scheme.Length).Trim()) is { } credential)
            {
                context.Features.Set(credential);
                context.SetCaller(ToCaller(credential));
            }
        }
        else if (options.Demo && context.Request.Headers.Authorization.Count == 0 && IsLocal(context))
        {
            context.SetCaller(DemoReader);
        }

        return next(context);
    }

    // The Host header is checked too: a page of another site that a browser on this machine shows must not read the demo by
    // pointing its own name at the loopback address.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && (context.Request.Host.Host == "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));

    private Caller ToCaller(Credential credential) => new()
    {
        CredentialId = credential.Id,
        Role = Enum.Parse<CallerRole>(credential.Role.ToString()),
        Territory = credential.UnitsIn(catalogue),
        IsEverywhere = credential.Territory.Count == 0,
        Source = credential.Source,
    };
}
