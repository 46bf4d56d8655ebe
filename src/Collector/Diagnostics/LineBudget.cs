namespace Telemetry.Collector.Diagnostics;

/// <summary>
/// Keeps others from filling the disk with log lines: so many of one kind in a window of time, the rest only counted; the count goes into
/// the first line afterwards. Thread-safe.
/// </summary>
internal sealed class LineBudget(TimeProvider time)
{
    private const int Lines = 20;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private long _start = time.GetTimestamp();
    private int _written;
    private long _left;

    /// <summary>Whether a line may be written; then also how many were left out before it.</summary>
    public bool TryTake(out long leftOut)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_start) >= Window)
            {
                _start = time.GetTimestamp();
                _written = 0;
            }

            if (_written >= Lines)
            {
                _left++;
                leftOut = 0;
                return false;
            }

            _written++;
            leftOut = _left;
            _left = 0;
            return true;
        }
    }
}
