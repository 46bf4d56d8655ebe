using System.Globalization;

namespace Telemetry.Operators;

/// <summary>Where a spool lies and what it may take. Immutable; checked when the spool is opened.</summary>
public sealed record SpoolOptions
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromHours(1);

    /// <summary>
    /// The spool's folder; made when it is not there, for the own user alone. It must lie on a local disk and hold nothing else.
    /// One process a folder, and one source: what lies in it is sent with the client's key. Required.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>Most submissions that may wait. 1 to 1,000,000. Default: 10,000.</summary>
    public int MaxPending { get; init; } = 10_000;

    /// <summary>Most bytes that may wait. 1 MiB to 1 TiB. Default: 1 GiB.</summary>
    public long MaxPendingBytes { get; init; } = 1L << 30;

    /// <summary>How long to wait after failures. Default: see <see cref="RetryOptions"/>.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>How long closing the spool may go on sending. 0 to 1 hour. Default: 5 s. What is left stays and is sent after the next start.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with the options, each with key, value and limit; empty when they can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(Folder) || Folder.Contains('\0', StringComparison.Ordinal))
        {
            faults.Add($"{nameof(Folder)} is '{Folder}': expected the path of a folder");
        }

        if (MaxPending is < 1 or > 1_000_000)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(MaxPending)} is {MaxPending}: expected 1 to 1,000,000"));
        }

        if (MaxPendingBytes is < 1L << 20 or > 1L << 40)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(MaxPendingBytes)} is {MaxPendingBytes}: expected 1,048,576 to 1,099,511,627,776 bytes"));
        }

        if (DrainTimeout < TimeSpan.Zero || DrainTimeout > LongestDrain)
        {
            faults.Add($"{nameof(DrainTimeout)} is {DrainTimeout}: expected {TimeSpan.Zero} to {LongestDrain}");
        }

        faults.AddRange(Retry is null ? [$"{nameof(Retry)} is nothing: expected {nameof(RetryOptions)}"] : Retry.Faults().Select(f => $"{nameof(Retry)}: {f}"));
        return faults;
    }
}
