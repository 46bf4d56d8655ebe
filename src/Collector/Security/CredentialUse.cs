namespace Telemetry.Collector.Security;

/// <summary>What happens with a credential while the service runs; outlives reloads of the file. Thread-safe.</summary>
internal sealed class CredentialUse
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _end;
    private long _minute;
    private long _writtenMinute;

    /// <summary>Notes a use. No more than a comparison, but for the first of a minute.</summary>
    public void Mark(DateTimeOffset now)
    {
        var minute = now.Ticks / TimeSpan.TicksPerMinute;
        if (Volatile.Read(ref _minute) != minute)
        {
            Volatile.Write(ref _minute, minute);
        }
    }

    /// <summary>The minute of the last use since the service started; null: none.</summary>
    public DateTimeOffset? LastUsed => Volatile.Read(ref _minute) is > 0 and var minute ? new(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero) : null;

    /// <summary>The last use, where the file lacks it.</summary>
    public DateTimeOffset? NotWritten => Volatile.Read(ref _minute) > Volatile.Read(ref _writtenMinute) ? LastUsed : null;

    /// <summary>The file has that use.</summary>
    public void SetWritten(DateTimeOffset at) => Volatile.Write(ref _writtenMinute, at.Ticks / TimeSpan.TicksPerMinute);

    /// <summary>Cancelled when the credential ends.</summary>
    public CancellationToken End
    {
        get
        {
            lock (_lock)
            {
                return (_end ??= new CancellationTokenSource()).Token;
            }
        }
    }

    /// <summary>The credential ended, or counts again because the clock was set back.</summary>
    public void SetEnded(bool ended)
    {
        CancellationTokenSource? end;
        lock (_lock)
        {
            end = _end;
            if (end is null || end.IsCancellationRequested == ended)
            {
                return;
            }

            if (!ended)
            {
                _end = null;
                return;
            }
        }

        // Whoever waits goes on elsewhere: a thousand streams must not hold up the next look at the file.
        _ = end.CancelAsync();
    }
}
