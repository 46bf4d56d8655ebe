namespace Telemetry.Portal.Json;

/// <summary>What an operand would have to be for a second source's value.</summary>
/// <param name="Metric">Code and Vietnamese name.</param>
/// <param name="Value">For the value as printed.</param>
/// <param name="Low">Lowest for which it would have been printed so.</param>
/// <param name="High">Highest.</param>
internal sealed record ImpliedOperandJson(NamedJson Metric, decimal Value, decimal Low, decimal High);
