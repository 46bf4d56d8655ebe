using System.Globalization;

namespace Telemetry.Collector.Evidence;

/// <summary>When checkpoints are signed, and with which key.</summary>
public sealed record CheckpointOptions
{
    /// <summary>PEM file of the private key, PKCS#8, ECDSA on P-256; outside the data folder. Default: none, and nothing is signed.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Entries behind the last checkpoint at which the next one is signed, 1 to 1,000,000. Default 1,000.</summary>
    public int Entries { get; init; } = 1000;

    /// <summary>Longest that an entry waits for its checkpoint, 1 second to 31 days. Default 1 hour.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Every setting that is out of its range.</summary>
    public IEnumerable<string> Validate()
    {
        if (Entries is < 1 or > 1_000_000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--checkpoint-entries is {Entries}; expected 1 to 1000000");
        }

        if (Every < TimeSpan.FromSeconds(1) || Every > TimeSpan.FromDays(31))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--checkpoint-minutes is {Every.TotalMinutes}; expected 1 to 44640");
        }
    }
}
