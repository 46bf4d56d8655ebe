using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Backups;

/// <summary>Proves a backup: every file against the manifest, then the ledger by its own chain.</summary>
public static class BackupVerifier
{
    /// <summary>Checks all of it; writes nothing.</summary>
    /// <param name="folder">The backup's folder.</param>
    /// <param name="read">Told how many bytes were read.</param>
    /// <param name="verified">Told the position in the ledger.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="InvalidDataException">It has no manifest.</exception>
    public static BackupReport Verify(string folder, IProgress<long>? read, IProgress<long>? verified, CancellationToken cancellationToken)
    {
        var manifest = BackupManifest.Read(folder);
        var progress = new ByteProgress(read);
        var faults = manifest.Files.Select(f => Check(folder, f, progress, cancellationToken)).OfType<string>().ToList();
        return faults.Count > 0 ? new BackupReport(manifest, faults, null) : VerifyLedger(folder, manifest, verified, cancellationToken);
    }

    /// <summary>The ledger alone, of a backup whose files are as the manifest says.</summary>
    internal static BackupReport VerifyLedger(string folder, BackupManifest manifest, IProgress<long>? verified, CancellationToken cancellationToken)
    {
        try
        {
            using var ledger = LedgerReader.Open(folder);
            var report = ledger.Verify(verified, cancellationToken);
            return new BackupReport(manifest, report.IsSound && !manifest.IsOf(ledger.Head()) ? [$"the ledger does not end with entry {manifest.Sequence} as {BackupManifest.FileName} says"] : [], report);
        }
        catch (FileNotFoundException)
        {
            return new BackupReport(manifest, ["there is no ledger in it"], null);
        }
    }

    private static string? Check(string folder, BackupFile file, ByteProgress progress, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file.Path);
        return !File.Exists(path) ? $"{file.Path} is missing"
            : new FileInfo(path).Length != file.Bytes ? $"{file.Path} has {new FileInfo(path).Length} bytes; expected {file.Bytes}"
            : Convert.ToHexStringLower(PrivateFile.Hash(path, progress, cancellationToken)) != file.Sha256 ? $"{file.Path} has been changed: its SHA-256 is not the one of {BackupManifest.FileName}"
            : null;
    }
}
