namespace Telemetry.Operators;

/// <summary>Where an enqueued submission stands, with what the server said about it. Immutable.</summary>
/// <param name="SubmissionId">The sender's identifier.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Receipt">Its receipt when <see cref="SpoolState.Acknowledged"/>, otherwise null. Holds the first 2,000 verdicts.</param>
/// <param name="Refusal">Why, when <see cref="SpoolState.Refused"/>; otherwise null.</param>
public sealed record SpoolResult(string SubmissionId, SpoolState State, Receipt? Receipt = null, SpoolRefusal? Refusal = null);
