namespace Telemetry.Storage.Decisions;

/// <summary>A file of an edition, in the ledger.</summary>
/// <param name="Sequence">Its entry's position.</param>
/// <param name="Hash">SHA-256 of its bytes, 64 hex digits: what anybody gets who hashes the file.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Figures">Its rows.</param>
public sealed record EditionFile(long Sequence, string Hash, long Bytes, int Figures);
