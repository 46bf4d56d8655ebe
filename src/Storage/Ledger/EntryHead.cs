namespace Telemetry.Storage.Ledger;

/// <summary>A ledger entry without its bulk, and the beginning of what it holds: what a submission is for, why it was sent, and its counts; no cell.</summary>
/// <param name="Header">Identity and hashes.</param>
/// <param name="Payload">The payload's first <see cref="Bytes"/> bytes.</param>
/// <param name="Outcome">The outcome's first <see cref="Bytes"/> bytes; empty for entries without one.</param>
public sealed record EntryHead(EntryHeader Header, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Outcome)
{
    /// <summary>Most bytes of each. A reason has at most 1,000 characters, 3,000 bytes.</summary>
    public const int Bytes = 4096;
}
