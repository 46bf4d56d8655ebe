namespace Telemetry.Storage.Backups;

/// <summary>The folder holds a part of a backup: years of the ledger may be missing from it, and an entry on top would be a second ledger.</summary>
/// <param name="folder">The folder.</param>
public sealed class RestoreCutShortException(string folder)
    : IOException($"a restore into {folder} was cut short, or still runs; empty the folder and restore again");
