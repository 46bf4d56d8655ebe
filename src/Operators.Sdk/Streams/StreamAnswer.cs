namespace Telemetry.Operators;

/// <summary>The answer to one submission of a stream: exactly one of receipt and failure is set.</summary>
/// <param name="Index">Position of the submission on the stream, from 0.</param>
/// <param name="SubmissionId">The sender's identifier.</param>
/// <param name="Receipt">The receipt; null when there is none.</param>
/// <param name="Failure">Why there is none. The stream goes on, unless it may be sent again later (<see cref="TelemetryException.RetryAfter"/>): what was sent after it is then not taken either, so that order is kept.</param>
public sealed record StreamAnswer(long Index, string SubmissionId, Receipt? Receipt, TelemetryException? Failure);
