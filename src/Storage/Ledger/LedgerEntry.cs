namespace Telemetry.Storage.Ledger;

/// <summary>A whole ledger entry.</summary>
/// <param name="Header">Identity and hashes.</param>
/// <param name="Payload">Canonical content.</param>
/// <param name="Outcome">Encoded outcome; empty for entries without one.</param>
public sealed record LedgerEntry(EntryHeader Header, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Outcome);
