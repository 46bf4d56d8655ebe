namespace Telemetry.Storage.Backups;

/// <summary>What of a data folder is backed up beside the ledger; what is not there is left out.</summary>
/// <param name="Databases">Names of SQLite files, copied before the ledger so that they never know of entries that it lacks.</param>
/// <param name="Folders">Names of folders of plain files.</param>
public sealed record BackupContent(IReadOnlyList<string> Databases, IReadOnlyList<string> Folders);
