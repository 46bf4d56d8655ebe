namespace Telemetry.Storage.Ledger;

/// <summary>A ledger entry without its bulk: enough for a receipt and for proving the chain.</summary>
/// <param name="Sequence">Position, from 1, without gaps.</param>
/// <param name="Time">When it was committed, UTC, millisecond precision; never earlier than the entry before.</param>
/// <param name="Kind">What it records.</param>
/// <param name="Source">Whose it is.</param>
/// <param name="SubmissionId">The sender's identifier, unique per source.</param>
/// <param name="PayloadHash">SHA-256 of the payload.</param>
/// <param name="OutcomeHash">SHA-256 of the outcome.</param>
/// <param name="Hash">SHA-256(previous hash, sequence, time, kind, source, submission id, payload hash, outcome hash).</param>
public sealed record EntryHeader(long Sequence, DateTimeOffset Time, EntryKind Kind, string Source, string SubmissionId, byte[] PayloadHash, byte[] OutcomeHash, byte[] Hash);
