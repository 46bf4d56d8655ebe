namespace Telemetry.Doctor.Relations;

/// <summary>A value and its plan, of which a completion can be.</summary>
/// <param name="Actual">The value.</param>
/// <param name="Plan">The plan; null where none is printed.</param>
/// <param name="IsLowerBetter">Whether the plan is divided by the value; null where the item, and so the direction, is not known.</param>
internal sealed record CompletionPair(int Actual, int? Plan, bool? IsLowerBetter);
