using Telemetry.Storage.Decisions;

namespace Telemetry.Aggregator.Findings;

/// <summary>An explanation as it lies in the ledger.</summary>
internal sealed record ExplanationRow(long Sequence, DateTimeOffset Time, FindingExplained Decision);
