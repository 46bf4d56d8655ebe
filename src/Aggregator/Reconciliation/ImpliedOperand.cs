using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>What an operand of an indicator would have to be for the second source's value to come out, the other one being as it is: arithmetic, no cause.</summary>
/// <param name="Metric">The operand's metric.</param>
/// <param name="Value">For the value as it was printed.</param>
/// <param name="Low">Lowest for which it would have been printed so.</param>
/// <param name="High">Highest.</param>
public sealed record ImpliedOperand(Metric Metric, decimal Value, decimal Low, decimal High);
