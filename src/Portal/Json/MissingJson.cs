namespace Telemetry.Portal.Json;

/// <summary>What was expected in an operand and is not there.</summary>
/// <param name="Operators">Operators that reported before but not this time.</param>
/// <param name="Parts">Codes and names of parts missing in a sum of parts.</param>
/// <param name="Periods">Shorter periods missing in a sum over time.</param>
internal sealed record MissingJson(IReadOnlyList<MissingOperatorJson> Operators, IReadOnlyList<NamedJson> Parts, IReadOnlyList<string> Periods);
