using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Query;

/// <summary>
/// Answers questions for figures, whoever brings them (JSON, gRPC, a page): 1. is anybody asking; 2. is the question readable and
/// small enough; 3. may the caller read every unit and source of it, and in which form; 4. as of when; 5. compute. One part refused, all
/// refused. Thread-safe.
/// </summary>
internal sealed class FigureQueryService(
    QuestionExpander expander, FigureReader figures, OutsideFigureReader outside, ISeriesStore store, ILedgerTimeline timeline)
{
    /// <summary>Every combination of the question's lists.</summary>
    public async ValueTask<QueryOutcome> AnswerAsync(Caller? caller, FigureRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryOutcome.Of(QueryFault.Unauthenticated);
        }

        return expander.TryExpand(request, out var asked, out var fault) && TryAllow(caller, asked, request.AsOf, out var isOutside, out fault)
            ? await ComputeAsync(caller, asked, isOutside, request.AsOf, cancellationToken)
            : QueryOutcome.Of(fault);
    }

    /// <summary>One indicator or metric of one unit, period after period.</summary>
    public async ValueTask<QueryOutcome> AnswerAsync(Caller? caller, SeriesRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryOutcome.Of(QueryFault.Unauthenticated);
        }

        return expander.TryExpand(request, out var asked, out var fault) && TryAllow(caller, asked, request.AsOf, out var isOutside, out fault)
            ? await ComputeAsync(caller, asked, isOutside, request.AsOf, cancellationToken)
            : QueryOutcome.Of(fault);
    }

    private static bool TryAllow(
        Caller caller, List<AskedFigure> asked, string? asOf, [NotNullWhen(true)] out bool[]? isOutside, [NotNullWhen(false)] out QueryFault? fault)
    {
        isOutside = new bool[asked.Count];
        fault = null;
        for (var i = 0; i < isOutside.Length && fault is null; i++)
        {
            var figure = asked[i];
            var kind = figure.Item.Kind;
            var isItem = kind is FigureItemKind.Share or FigureItemKind.Concentration;
            var decision = AccessPolicy.Decide(caller, figure.Area, figure.Source, kind);
            isOutside[i] = decision == AccessDecision.AllowedOutsideForm;
            fault = decision switch
            {
                AccessDecision.Allowed or AccessDecision.AllowedOutsideForm => null,
                AccessDecision.Unauthenticated => QueryFault.Unauthenticated,
                AccessDecision.OutsideTerritory => QueryFault.OutsideTerritory(figure.AreaText),
                _ => QueryFault.OthersFigures(isItem ? figure.Item.Text : figure.Source, isItem, caller.Source),
            };
        }

        if (fault is null && !string.IsNullOrEmpty(asOf) && Array.IndexOf(isOutside, true) >= 0)
        {
            fault = QueryFault.OnlyAsKnownNow(asOf);
        }

        return fault is null;
    }

    private async ValueTask<QueryOutcome> ComputeAsync(
        Caller caller, List<AskedFigure> asked, bool[] isOutside, string? asOfText, CancellationToken cancellationToken)
    {
        // Read once: every figure of an answer is computed at the same position, whatever arrives meanwhile.
        var position = store.Position;
        if (!string.IsNullOrEmpty(asOfText))
        {
            if (!AsOf.TryParse(asOfText, out var asOf))
            {
                return QueryOutcome.Of(QueryFault.Invalid(QueryParameter.AsOf, asOfText, AsOf.Expected, "That is neither a ledger sequence nor a time."));
            }

            if (asOf.Position > position)
            {
                return QueryOutcome.Of(QueryFault.Invalid(
                    QueryParameter.AsOf,
                    asOfText,
                    string.Create(CultureInfo.InvariantCulture, $"a ledger sequence from 0 to {position}"),
                    "The figures do not reach that ledger sequence yet."));
            }

            position = asOf.Position ?? Math.Min(position, await timeline.PositionAtAsync(asOf.Time!.Value, cancellationToken));
        }

        var answered = new Figure[asked.Count];
        for (var i = 0; i < answered.Length; i++)
        {
            var figure = asked[i];
            var query = new FigureQuery(figure.Item.Text, figure.Area, figure.Period, figure.Source, position);
            answered[i] = isOutside[i]
                ? await outside.ReadAsync(query, caller.Role == CallerRole.Operator ? caller.Source : null, cancellationToken)
                : await figures.ReadAsync(query, cancellationToken);
        }

        return QueryOutcome.Of(new FigureAnswer(answered, position));
    }
}
