namespace Telemetry.Operators;

/// <summary>Why the submission at the head of a spool could not be settled. Immutable.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="At">When, by the own clock.</param>
/// <param name="Failure">What the call ended with; null where the own disk was the cause.</param>
/// <param name="Fault">What the own disk did; null where the call was the cause.</param>
/// <param name="Message">The same for people, without secrets.</param>
/// <param name="Attempts">Attempts in a row without an answer that settles, this one included.</param>
public sealed record SpoolTrouble(string SubmissionId, DateTimeOffset At, SubmitFailure? Failure, SpoolFault? Fault, string Message, int Attempts);
