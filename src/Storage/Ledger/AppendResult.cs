namespace Telemetry.Storage.Ledger;

/// <summary>The committed entry; or, where the (source, submission id) was used before, the first one, unchanged.</summary>
/// <param name="Header">The entry that bears the identifier.</param>
/// <param name="IsDuplicate">True when nothing was appended because the identifier was used before.</param>
public readonly record struct AppendResult(EntryHeader Header, bool IsDuplicate);
