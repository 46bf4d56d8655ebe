using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>One kind of check rule. Pure; thread-safe. A value that is absent is never held against anybody.</summary>
internal interface ICheck
{
    /// <summary>Adds what the rule has against the figures of a shard and period.</summary>
    void Run(CheckRule rule, CheckScope scope, List<Finding> findings);
}
