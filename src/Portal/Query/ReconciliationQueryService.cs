using System.Diagnostics.CodeAnalysis;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Reconciliation;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>
/// Answers what second sources say, whoever asks (JSON, a page): 1. is anybody asking; 2. is the question readable; 3. may the caller
/// read the unit's totals in full; 4. as of when; 5. compare. Thread-safe.
/// </summary>
internal sealed class ReconciliationQueryService(QuestionReader questions, ReconciliationReader reader, AsOfReader asOfs)
{
    private const string SourceExpected = "a source's code such as mic";
    private const string ItemExpected = "a metric's or an indicator's code without a prefix, such as density.telephone";

    /// <summary>The comparison of the question's unit and period.</summary>
    public async ValueTask<Reply<ReconciliationAnswer>> AnswerAsync(Caller? caller, ReconciliationRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!QuestionReader.TryPeriod(request.Period, QueryParameter.Period, out var period, out var fault)
            || !questions.TryArea(request.Area, period, out var area, out fault)
            || !TryFilters(request, out var item, out var source, out fault))
        {
            return fault;
        }

        if (FaultOf(caller, area, request.Area!) is { } refused)
        {
            return refused;
        }

        var (position, _, late) = await asOfs.ReadAsync(request.AsOf, cancellationToken);
        return late is not null
            ? late
            : new ReconciliationAnswer(area, period, await reader.ReadAsync(new ReconciliationQuery(area, period, item, source, position), cancellationToken));
    }

    /// <summary>What second sources say of one figure that the caller was given, at the answer's position, beside the figure as known then, published or not; null where that is not the caller's to know.</summary>
    public async ValueTask<ReconciliationResult?> BesideAsync(Caller caller, Figure figure, long position, CancellationToken cancellationToken) =>
        figure is { Form: FigureForm.Full, Operator: FigureQuery.AllOperators, Boundaries: null }
        && FaultOf(caller, figure.Area, "") is null
        && questions.TryItem(figure.Item, QueryParameter.Indicator, out var item, out _) && item.Kind == FigureItemKind.Value
            ? await reader.ReadAsync(new ReconciliationQuery(figure.Area, figure.Period, item.Code, AsOf: position), cancellationToken)
            : null;

    /// <summary>Units and periods that the caller may ask about and of which a second source may say something, the newest first.</summary>
    public async ValueTask<Reply<IReadOnlyList<(Area Area, Period Period)>>> PlacesAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.ReadsTotalsInFull(caller))
        {
            return QueryFault.SecondSourcesInside;
        }

        List<(Area Area, Period Period)> places = [.. (await reader.ListAsync(cancellationToken)).Where(p => AccessPolicy.MayRead(caller, p.Shard))];
        return places;
    }

    private static QueryFault? FaultOf(Caller caller, Area area, string areaText) =>
        AccessPolicy.Decide(caller, area, FigureQuery.AllOperators, FigureItemKind.Value) switch
        {
            AccessDecision.Allowed => null,
            AccessDecision.OutsideTerritory => QueryFault.OutsideTerritory(areaText),
            AccessDecision.Unauthenticated => QueryFault.Unauthenticated,
            _ => QueryFault.SecondSourcesInside,
        };

    private bool TryFilters(ReconciliationRequest request, out string? item, out string? source, [NotNullWhen(false)] out QueryFault? fault)
    {
        item = null;
        source = null;
        fault = null;
        if (!string.IsNullOrEmpty(request.Indicator))
        {
            if (!questions.TryItem(request.Indicator, QueryParameter.Indicator, out var found, out fault))
            {
                return false;
            }

            if (found.Kind != FigureItemKind.Value)
            {
                fault = QueryFault.Invalid(QueryParameter.Indicator, request.Indicator, ItemExpected, "Second sources are compared by metric and indicator alone.");
                return false;
            }

            item = found.Code;
        }

        if (!string.IsNullOrEmpty(request.Source))
        {
            source = request.Source;
            if (source == FigureQuery.AllOperators || !questions.TryOperator(source, out _))
            {
                fault = QueryFault.Invalid(QueryParameter.Source, source, SourceExpected, "The catalogue has no such source.");
                return false;
            }
        }

        return true;
    }
}
