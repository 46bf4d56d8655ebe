namespace Telemetry.Evidence;

/// <summary>What an entry's hash is made of beside position, payload and outcome.</summary>
/// <param name="Previous">Hash of the entry before, 32 bytes.</param>
/// <param name="Time">When it was committed, UTC, milliseconds.</param>
/// <param name="Kind">Its kind's number.</param>
/// <param name="Source">Whose it is.</param>
/// <param name="SubmissionId">The sender's identifier.</param>
public sealed record EntryIdentity(byte[] Previous, DateTimeOffset Time, byte Kind, string Source, string SubmissionId);
