namespace Telemetry.Storage.Ledger;

/// <summary>Why the ledger takes nothing at present.</summary>
public enum LedgerUnavailableReason
{
    /// <summary>The disk, or the configured most bytes, is used up.</summary>
    DiskFull,

    /// <summary>The operating system reported a failed read, write or fsync.</summary>
    IoError,

    /// <summary>What lies on the disk does not verify; a person must look.</summary>
    Corrupt,

    /// <summary>Anything else: a bug.</summary>
    Fault,
}
