using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>Computes a period's rollups from the values up to that ledger position and stores them: <see cref="RollupRunner.RunAsync"/>.</summary>
internal delegate ValueTask<RollupResult> RunRollup(Period period, long position, CancellationToken cancellationToken);
