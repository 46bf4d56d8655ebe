namespace Telemetry.Storage.Series.Influx;

/// <summary>A caller's cancellation and a time by which an exchange has to be over, as one token.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _both;

    /// <summary>Starts the clock.</summary>
    public Deadline(TimeSpan after, TimeProvider time, CancellationToken cancellationToken)
    {
        _time = new CancellationTokenSource(after, time);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, cancellationToken);
    }

    /// <summary>Cancelled when either is.</summary>
    public CancellationToken Token => _both.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _both.Dispose();
        _time.Dispose();
    }
}
