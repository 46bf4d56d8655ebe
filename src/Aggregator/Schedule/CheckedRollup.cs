using Telemetry.Aggregator.Findings;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>A period's rollups, and then what the check rules have against its figures. Where the checks fail the figures stand all the same, and both are tried again.</summary>
internal sealed class CheckedRollup(RollupRunner rollups, FindingService findings)
{
    /// <inheritdoc cref="RunRollup"/>
    public async ValueTask<RollupResult> RunAsync(Period period, long position, CancellationToken cancellationToken)
    {
        var result = await rollups.RunAsync(period, position, cancellationToken);
        await findings.EvaluateAsync(period, position, cancellationToken);
        return result;
    }
}
