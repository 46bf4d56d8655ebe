using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security.Accounts;
using Telemetry.Portal.Accounts;
using Telemetry.Portal.Query;

namespace Telemetry.Collector.Security;

/// <summary>
/// Finds out who is asking, for gRPC and HTTP alike, and says so in the request's features: a <see cref="Credential"/> for
/// intake, a <see cref="Caller"/> for queries, or a <see cref="FailedAuthentication"/>. It refuses nothing; each room does that in its own words.
/// A browser's cookie is looked at here alone, and only where the request changes nothing or comes from a page of this portal: no endpoint can forget to ask.
/// </summary>
internal sealed class CredentialMiddleware(
    RequestDelegate next, KnownCredentials keys, Catalogue.Catalogue catalogue, CollectorOptions options, TlsFiles tls, FailedAttempts attempts, AccessLog access, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private static readonly Caller DemoReader = new() { CredentialId = "demo", Role = CallerRole.Reader, IsEverywhere = true, IsDemo = true };

    // One certificate object for a connection, one credential object until the file changes.
    private readonly ConditionalWeakTable<X509Certificate2, ClientCertificate> _certificates = [];
    private readonly ConditionalWeakTable<Credential, Caller> _callers = [];

    /// <summary>Runs for every request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!keys.IsCurrent)
        {
            // Who that is cannot be said at present; IngestGate asks it to come again.
            return next(context);
        }

        var certificate = CertificateOf(context);
        if (TokenOf(context, out var kind) is { } token)
        {
            return InvokeAsync(context, certificate, token, kind);
        }

        Settle(context, certificate, Identify(context, certificate));
        return ReportAsync(context);
    }

    private async Task InvokeAsync(HttpContext context, ClientCertificate? certificate, string token, SessionKind kind)
    {
        var (authentication, session) = await keys.AuthenticateAsync(token, kind);
        if (authentication.Credential is not null)
        {
            authentication = Agree(context, certificate, authentication);
            context.Features.Set(session);
        }
        else if (kind == SessionKind.Pages)
        {
            // A browser goes on sending the cookie of a session that is over, or of another service of that name: as if it had none.
            authentication = Identify(context, certificate);
        }

        Settle(context, certificate, authentication);
        await ReportAsync(context);
    }

    private void Settle(HttpContext context, ClientCertificate? certificate, Authentication authentication)
    {
        if (authentication.Credential is { } credential)
        {
            context.Features.Set(credential);
            if (credential.Role != CredentialRole.Service)
            {
                var caller = _callers.GetValue(credential, ToCaller);
                context.SetCaller(context.Features.Get<Session>() is { } session ? caller with { AccountName = session.Account } : caller);
            }
        }
        else if (options.Demo && authentication.Fault == AuthenticationFault.Absent && IsLocal(context))
        {
            context.SetCaller(DemoReader);
        }
        else
        {
            // Who shows nothing, a browser or a probe of the service's health, attempts nothing.
            var isAttempt = authentication.Fault != AuthenticationFault.Absent;
            context.Features.Set(new FailedAuthentication(
                authentication.Fault, authentication.Id, certificate, isAttempt && !attempts.TryTake(context.Connection.RemoteIpAddress)));
        }
    }

    // A header of the program's own counts before what a browser sends by itself. A cookie proves nobody to gRPC, which browsers do not speak.
    private static string? TokenOf(HttpContext context, out SessionKind kind)
    {
        var header = context.Request.Headers.Authorization;
        kind = header.Count == 0 ? SessionKind.Pages : SessionKind.Api;
        if (header.Count == 0)
        {
            return context.Request.Headers.Cookie.Count > 0 && !context.IsGrpc() && SameOrigin.MayUseCookie(context.Request) ? SessionCookie.Read(context.Request) : null;
        }

        return header is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && SessionToken.HasForm(value.AsSpan(Scheme.Length).Trim())
            ? value[Scheme.Length..].Trim()
            : null;
    }

    // What gRPC's services refuse is reported by HandlerFaults and by IngestGate: its HTTP status is 200 all the same. The request's content type
    // is not asked: anybody may write anything there.
    private async Task ReportAsync(HttpContext context)
    {
        await next(context);
        switch (context.Response.StatusCode)
        {
            case StatusCodes.Status401Unauthorized or StatusCodes.Status429TooManyRequests when context.Features.Get<Credential>() is null:
                access.Unauthenticated(context);
                break;
            case StatusCodes.Status403Forbidden:
                access.PermissionDenied(context);
                break;
            default:
                break;
        }
    }

    // A key counts where there is one. A certificate bound to a credential must then agree with it: a stolen key is of no use from the machine of
    // another, nor from one whose certificate has ended. A certificate that is bound to nothing says nothing beside a key.
    private Authentication Identify(HttpContext context, ClientCertificate? certificate)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return certificate is null || IsOthersPage(context.Request) ? Authentication.Failed(AuthenticationFault.Absent) : IdentifyBound(context, certificate);
        }

        if (header.Count > 1 || header[0] is not { } value || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Authentication.Failed(AuthenticationFault.Malformed);
        }

        return Agree(context, certificate, keys.Authenticate(value.AsSpan(Scheme.Length).Trim()));
    }

    private Authentication Agree(HttpContext context, ClientCertificate? certificate, Authentication byKey)
    {
        if (certificate is null || byKey.Credential is not { } credential)
        {
            return byKey;
        }

        var byCertificate = IdentifyBound(context, certificate);
        return byCertificate.Credential is { } bound
            ? bound.Role == credential.Role && bound.Source == credential.Source ? byKey : Authentication.Failed(AuthenticationFault.CertificateOfAnother, credential.Id)
            : byCertificate.Fault == AuthenticationFault.UnknownCertificate ? byKey : byCertificate;
    }

    // A browser shows its certificate for whatever page asks, as it does a cookie; programs send neither header.
    private static bool IsOthersPage(HttpRequest request) =>
        (request.Headers.Origin.Count > 0 || request.Headers["Sec-Fetch-Site"].Count > 0) && !SameOrigin.MayUseCookie(request);

    private Authentication IdentifyBound(HttpContext context, ClientCertificate certificate)
    {
        var authentication = keys.Authenticate(certificate);
        if (authentication.Credential is { } bound)
        {
            context.Features.Set(new BoundCertificate(bound, certificate.NotAfter));
        }

        return authentication;
    }

    private ClientCertificate? CertificateOf(HttpContext context)
    {
        // Not by way of the connection's own property, which makes a feature for each request in plain text.
        if (context.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is not { } certificate)
        {
            return null;
        }

        if (!_certificates.TryGetValue(certificate, out var known))
        {
            known = ClientCertificate.Of(certificate, tls.ClientAuthorities, time.GetUtcNow());
            _certificates.AddOrUpdate(certificate, known);
        }

        return known;
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
