using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Backups;

/// <summary>What a check of a backup found.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Faults">Files that are missing or are not what the manifest says, and a ledger that ends elsewhere; empty when all is well.</param>
/// <param name="Ledger">The verification of its ledger; null where files are at fault already.</param>
public sealed record BackupReport(BackupManifest Manifest, IReadOnlyList<string> Faults, VerificationReport? Ledger)
{
    /// <summary>True when it can be restored.</summary>
    public bool IsSound => Faults.Count == 0 && Ledger is { IsSound: true };
}
