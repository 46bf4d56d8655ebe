namespace Telemetry.Storage.Ledger;

/// <summary>Settings of the ledger.</summary>
public sealed record LedgerOptions
{
    /// <summary>Folder that holds the ledger's files and nothing else of the same names; created when missing. On a local disk.</summary>
    public required string Folder { get; init; }

    /// <summary>Most entries in one commit, 1 to 100,000. Default 1,024.</summary>
    public int MaxBatchEntries { get; init; } = 1024;

    /// <summary>Most bytes of payloads and outcomes in one commit, from 1 byte; a larger entry goes alone. Default 16 MiB.</summary>
    public long MaxBatchBytes { get; init; } = 16L << 20;

    /// <summary>Bytes that may wait for the writer, from 1 byte; further appends wait before they are queued. Default 64 MiB.</summary>
    public long MaxQueueBytes { get; init; } = 64L << 20;

    /// <summary>Size of the write-ahead log at which it is copied into the main file, from 1 MiB. Default 32 MiB.</summary>
    public long CheckpointBytes { get; init; } = 32L << 20;

    /// <summary>Most bytes of all segments in the folder, from 1 MiB; beyond it appends fail as on a full disk. Default: no limit.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Free space on the disk below which appends are refused before anything is written, from 0. Default 64 MiB.</summary>
    public long MinFreeBytes { get; init; } = 64L << 20;

    /// <summary>How many of the last entries are verified at every opening, from 0. Default 64.</summary>
    public int VerifyTailEntries { get; init; } = 64;

    /// <summary>Wait before the first attempt to reopen after a failed write, from 1 ms; it doubles up to <see cref="MaxRecoveryDelay"/>. Default 1 s.</summary>
    public TimeSpan RecoveryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between attempts to reopen. Default 30 s.</summary>
    public TimeSpan MaxRecoveryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Every setting that is out of its range: key, value, limit. Empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        Require(!string.IsNullOrWhiteSpace(Folder), nameof(Folder), Folder, "a path");
        Require(MaxBatchEntries is >= 1 and <= 100_000, nameof(MaxBatchEntries), MaxBatchEntries, "1 to 100000");
        Require(MaxBatchBytes >= 1, nameof(MaxBatchBytes), MaxBatchBytes, "at least 1");
        Require(MaxQueueBytes >= 1, nameof(MaxQueueBytes), MaxQueueBytes, "at least 1");
        Require(CheckpointBytes >= 1 << 20, nameof(CheckpointBytes), CheckpointBytes, "at least 1048576");
        Require(MaxBytes is null or >= 1 << 20, nameof(MaxBytes), MaxBytes, "at least 1048576, or none");
        Require(MinFreeBytes >= 0, nameof(MinFreeBytes), MinFreeBytes, "at least 0");
        Require(VerifyTailEntries >= 0, nameof(VerifyTailEntries), VerifyTailEntries, "at least 0");
        Require(RecoveryDelay >= TimeSpan.FromMilliseconds(1), nameof(RecoveryDelay), RecoveryDelay, "at least 00:00:00.001");
        Require(MaxRecoveryDelay >= RecoveryDelay, nameof(MaxRecoveryDelay), MaxRecoveryDelay, $"at least RecoveryDelay ({RecoveryDelay})");
        return faults;

        void Require(bool holds, string key, object? value, string limit)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant($"{key}: {value ?? "nothing"}; expected {limit}"));
            }
        }
    }
}
