using System.Globalization;

namespace Telemetry.Operators;

/// <summary>How long to wait before the same bytes are sent again. Immutable; used by <see cref="RetrySchedule"/>.</summary>
public sealed record RetryOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The most that is waited after the first failure. 1 ms to 1 day, not above <see cref="LongestWait"/>. Default: 1 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>By what the most that is waited grows with each further failure. 1 to 10. Default: 2.</summary>
    public double Factor { get; init; } = 2;

    /// <summary>The most that is ever waited of one's own accord. 1 ms to 1 day. Default: 2 minutes.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How far a server's own wish (google.rpc.RetryInfo) is followed; a longer one counts as this. 1 ms to 1 day. Default: 15 minutes.
    /// </summary>
    public TimeSpan LongestAskedWait { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long to wait before trying again what only a person can mend: a key that is not accepted, a server that does not know
    /// the call. 1 ms to 1 day. Default: 1 minute.
    /// </summary>
    public TimeSpan HeldWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong with the options, each with key, value and limit; empty when they can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Check(nameof(FirstWait), FirstWait);
        Check(nameof(LongestWait), LongestWait);
        Check(nameof(LongestAskedWait), LongestAskedWait);
        Check(nameof(HeldWait), HeldWait);
        if (FirstWait > LongestWait)
        {
            faults.Add($"{nameof(FirstWait)} is {FirstWait}: expected at most {nameof(LongestWait)}, {LongestWait}");
        }

        if (!(Factor is >= 1 and <= 10))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(Factor)} is {Factor}: expected 1 to 10"));
        }

        return faults;

        void Check(string key, TimeSpan value)
        {
            if (value < Shortest || value > Longest)
            {
                faults.Add($"{key} is {value}: expected {Shortest} to {Longest}");
            }
        }
    }
}
