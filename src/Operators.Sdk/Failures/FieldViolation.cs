namespace Telemetry.Operators;

/// <summary>A field of the submission that was wrong.</summary>
/// <param name="Field">Its path in the message, such as <c>period</c> or <c>table.columns[3].scaled</c>.</param>
/// <param name="Description">What was found and what was expected.</param>
public sealed record FieldViolation(string Field, string Description);
