namespace Telemetry.Collector.Security;

/// <summary>
/// When a call that stays open has to end: with its credential, and where a bound certificate came with it also with the
/// certificate's credential or the certificate itself, whichever is first.
/// </summary>
internal sealed class CredentialEnd : IDisposable
{
    // A timer cannot wait for longer than 49 days; no connection lives as long.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    private readonly CancellationTokenSource? _certificate;
    private readonly CancellationTokenSource? _either;

    /// <summary>Watches the credential that the call came with.</summary>
    public CredentialEnd(HttpContext call, Credential credential, KnownCredentials keys)
    {
        Token = keys.EndOf(credential);
        if (call.Features.Get<BoundCertificate>() is not { } bound)
        {
            return;
        }

        var time = call.RequestServices.GetRequiredService<TimeProvider>();
        var left = bound.NotAfter - time.GetUtcNow();
        _certificate = left > LongestWait ? new CancellationTokenSource() : new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(Token, keys.EndOf(bound.Credential), _certificate.Token);
        Token = _either.Token;
    }

    /// <summary>Cancelled at the end.</summary>
    public CancellationToken Token { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _either?.Dispose();
        _certificate?.Dispose();
    }
}
