using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Diagnostics;

/// <summary>
/// Who was turned away and why, never with a secret: counted each time, logged within a budget for each reason. What is wrong with a
/// credential is said here and not in the answer. Submissions that were refused for their content are <see cref="IntakeMetrics"/>'s.
/// </summary>
internal sealed partial class AccessLog : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Telemetry.Collector.Access";

    private const string Denied = "PermissionDenied";
    private const string TooMany = "TooManyAttempts";

    private readonly Meter _meter = new(MeterName);
    private readonly ILogger<AccessLog> _logger;
    private readonly Counter<long> _refused;
    private readonly Dictionary<string, LineBudget> _budgets;

    /// <summary>Makes the instrument.</summary>
    public AccessLog(TimeProvider time, ILogger<AccessLog> logger)
    {
        _logger = logger;
        _refused = _meter.CreateCounter<long>("telemetry.access.refused", "{request}", "Requests turned away, by reason (a closed list) and edge (grpc, http, sign-in).");
        _budgets = new[] { Denied, TooMany }.Concat(Enum.GetNames<AuthenticationFault>()).ToDictionary(r => r, _ => new LineBudget(time), StringComparer.Ordinal);
    }

    /// <summary>A request of nobody known was turned away.</summary>
    public void Unauthenticated(HttpContext context)
    {
        var failed = context.Features.Get<FailedAuthentication>() ?? new FailedAuthentication(AuthenticationFault.Absent, null, null, IsOneTooMany: false);
        var reason = failed.IsOneTooMany ? TooMany : failed.Fault.ToString();
        if (!Count(context, reason, out var leftOut))
        {
            return;
        }

        LogUnauthenticated(
            _logger,
            context.Connection.RemoteIpAddress?.ToString() ?? "-",
            PathOf(context),
            reason,
            failed.CredentialId ?? "-",
            failed.Certificate is { } certificate ? $", certificate {certificate.Thumbprint} of '{SafeText.Shorten(certificate.Subject ?? "")}'{(certificate.IsTrusted ? "" : " (of no trusted authority)")}" : "",
            leftOut);
    }

    /// <summary>Somebody known was turned away.</summary>
    public void PermissionDenied(HttpContext context)
    {
        if (Count(context, Denied, out var leftOut))
        {
            var credential = context.Features.Get<Credential>();
            LogDenied(
                _logger, credential?.Id ?? "-", credential?.Role.ToString() ?? "-", credential?.Source ?? "-", context.Connection.RemoteIpAddress?.ToString() ?? "-", PathOf(context), leftOut);
        }
    }

    /// <summary>A sign-in came to nothing.</summary>
    /// <param name="remote">Whose.</param>
    /// <param name="account">Name of the account; null where there is none of that name: what was typed may be a password.</param>
    /// <param name="reason">Why, of the closed list.</param>
    public void SignInRefused(IPAddress? remote, string? account, string reason)
    {
        if (Count("sign-in", reason, out var leftOut))
        {
            LogSignIn(_logger, remote?.ToString() ?? "-", account ?? "-", reason, leftOut);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private bool Count(HttpContext context, string reason, out long leftOut) => Count(context.IsGrpc() ? "grpc" : "http", reason, out leftOut);

    private bool Count(string edge, string reason, out long leftOut)
    {
        _refused.Add(1, new("reason", reason), new("edge", edge));
        return _budgets[reason].TryTake(out leftOut);
    }

    // Whoever puts a key into the address has told it to every proxy, but not to this log.
    private static string PathOf(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return ApiKey.IsWithin(path) ? "(an address with a key in it)" : SafeText.Shorten(path);
    }

    [LoggerMessage(EventId = 410, Level = LogLevel.Warning, Message = "Turned {Remote} away from {Path}: {Reason}, credential {CredentialId}{Certificate}; {LeftOut} like it left out before")]
    private static partial void LogUnauthenticated(ILogger logger, string remote, string path, string reason, string credentialId, string certificate, long leftOut);

    [LoggerMessage(EventId = 412, Level = LogLevel.Warning, Message = "Refused a sign-in from {Remote}: {Reason}, account {Account}; {LeftOut} like it left out before")]
    private static partial void LogSignIn(ILogger logger, string remote, string account, string reason, long leftOut);

    [LoggerMessage(EventId = 411, Level = LogLevel.Warning, Message = "Denied {CredentialId} ({Role}, source {Source}, from {Remote}) {Path}; {LeftOut} like it left out before")]
    private static partial void LogDenied(ILogger logger, string credentialId, string role, string source, string remote, string path, long leftOut);
}
