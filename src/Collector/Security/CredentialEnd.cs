using Telemetry.Collector.Security.Accounts;

namespace Telemetry.Collector.Security;

/// <summary>
/// When a call that stays open has to end: with its credential, and where a bound certificate came with it also with the
/// certificate's credential or the certificate itself, and where a session's token proved it with that, whichever is first.
/// </summary>
internal sealed class CredentialEnd : IDisposable
{
    // A timer cannot wait for longer than 49 days; no connection lives as long.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    private readonly CancellationTokenSource? _proof;
    private readonly CancellationTokenSource? _either;

    /// <summary>Watches the credential that the call came with.</summary>
    public CredentialEnd(HttpContext call, Credential credential, KnownCredentials keys)
    {
        Token = keys.EndOf(credential);
        var (bound, session) = (call.Features.Get<BoundCertificate>(), call.Features.Get<Session>());
        if (bound is null && session is null)
        {
            return;
        }

        var time = call.RequestServices.GetRequiredService<TimeProvider>();
        var end = bound?.NotAfter < session?.Expires || session is null ? bound!.NotAfter : session.Expires;
        var left = end - time.GetUtcNow();
        _proof = left > LongestWait ? new CancellationTokenSource() : new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(Token, bound is null ? CancellationToken.None : keys.EndOf(bound.Credential), _proof.Token);
        Token = _either.Token;
    }

    /// <summary>Cancelled at the end.</summary>
    public CancellationToken Token { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _either?.Dispose();
        _proof?.Dispose();
    }
}
