using Telemetry.Aggregator.Findings;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Publication;

/// <summary>What there is to know of a unit's period before it is published: who has not reported, and which findings are open. Thread-safe.</summary>
internal sealed class PublicationGrounds(CompletenessQueryService completeness, IFindingReader findings)
{
    private const int MostCounted = 10_000;

    /// <summary>Who owes what.</summary>
    public async ValueTask<CompletenessAnswer?> OwedAsync(Caller caller, Area unit, Period period, CancellationToken cancellationToken) =>
        (await completeness.AnswerAsync(caller, new CompletenessRequest(period.ToString(), "all", unit.Key.ToString(), null, null), cancellationToken)).TryGet(out var answer, out _) ? answer : null;

    /// <summary>How many findings are open; null: they cannot be asked for at present.</summary>
    public async ValueTask<int?> OpenFindingsAsync(Area unit, Period period, CancellationToken cancellationToken)
    {
        try
        {
            var filter = new FindingFilter { Period = period, State = FindingState.Open, Within = [[unit.Key]], Limit = MostCounted };
            return (await findings.CountAsync(filter, cancellationToken)).BySeverity.Values.Sum();
        }
        catch (PartUnavailableException)
        {
            return null;
        }
    }
}
