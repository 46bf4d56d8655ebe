namespace Telemetry.Portal.Query.Publication;

/// <summary>A file of an edition as the ledger has it.</summary>
/// <param name="Bytes">The file; null where it cannot be read.</param>
/// <param name="ArchivedIn">File of the archived year in which it lies; null where it is here, or there is no such entry.</param>
public readonly record struct StoredEdition(byte[]? Bytes, string? ArchivedIn);
