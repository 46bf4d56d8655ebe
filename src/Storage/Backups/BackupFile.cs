namespace Telemetry.Storage.Backups;

/// <summary>A file of a backup.</summary>
/// <param name="Path">Relative to the backup's folder, parts separated by <c>/</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 hex digits.</param>
public sealed record BackupFile(string Path, long Bytes, string Sha256);
