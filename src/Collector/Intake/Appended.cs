using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Intake;

/// <summary>What became of a submission that was handed over: exactly one of the three.</summary>
/// <param name="Entry">It was appended.</param>
/// <param name="Before">The same content was appended before, under the same identifier.</param>
/// <param name="Refusal">Nothing was appended.</param>
internal readonly record struct Appended(EntryHeader? Entry, StoredSubmission? Before, IntakeRefusal? Refusal)
{
    public static implicit operator Appended(EntryHeader entry) => new(entry, null, null);

    public static implicit operator Appended(StoredSubmission before) => new(null, before, null);

    public static implicit operator Appended(IntakeRefusal refusal) => new(null, null, refusal);
}
