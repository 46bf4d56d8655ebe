namespace Telemetry.Collector.Intake;

/// <summary>A refusal of a whole submission, for the sender to read. Nothing was stored.</summary>
/// <param name="Fault">Which of the closed list.</param>
/// <param name="Field">The request's field that is at fault; empty where none is.</param>
/// <param name="Message">What was found and what was expected; no more than a fragment of the sender's text in it.</param>
/// <param name="RetryAfter">When sending the same again may help; null when it will not.</param>
/// <param name="FirstPayloadHash">With <see cref="IntakeFault.IdReused"/>: the first receipt's payload hash.</param>
public sealed record IntakeRefusal(IntakeFault Fault, string Field, string Message, TimeSpan? RetryAfter = null, byte[]? FirstPayloadHash = null)
{
    /// <summary>Of a caller who proved nothing.</summary>
    public static IntakeRefusal NoCredential { get; } = new(
        IntakeFault.Unauthenticated,
        "authorization",
        "no valid credential; expected metadata 'authorization: Bearer <key>' with a key that is neither expired nor revoked");
}
