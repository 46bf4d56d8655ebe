using System.Diagnostics.CodeAnalysis;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>
/// Answers questions for figures, whoever brings them (JSON, gRPC, a page): 1. is anybody asking; 2. is the question readable and
/// small enough; 3. may the caller read every unit and source of it; 4. as of when; 5. compute. One part refused, all refused. Thread-safe.
/// </summary>
internal sealed class FigureQueryService(QuestionExpander expander, FigureReader figures, AsOfReader asOfs)
{
    /// <summary>Every combination of the question's lists.</summary>
    public async ValueTask<QueryOutcome> AnswerAsync(Caller? caller, FigureRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryOutcome.Of(QueryFault.Unauthenticated);
        }

        return expander.TryExpand(request, out var asked, out var fault) && TryAllow(caller, asked, out fault)
            ? await ComputeAsync(asked, request.AsOf, cancellationToken)
            : QueryOutcome.Of(fault);
    }

    /// <summary>One indicator or metric of one unit, period after period.</summary>
    public async ValueTask<QueryOutcome> AnswerAsync(Caller? caller, SeriesRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryOutcome.Of(QueryFault.Unauthenticated);
        }

        return expander.TryExpand(request, out var asked, out var fault) && TryAllow(caller, asked, out fault)
            ? await ComputeAsync(asked, request.AsOf, cancellationToken)
            : QueryOutcome.Of(fault);
    }

    /// <summary>Figures already read from a question of another kind (a report's), under the same rights.</summary>
    public async ValueTask<QueryOutcome> AnswerAsync(Caller? caller, List<AskedFigure> asked, string? asOf, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryOutcome.Of(QueryFault.Unauthenticated);
        }

        return TryAllow(caller, asked, out var fault) ? await ComputeAsync(asked, asOf, cancellationToken) : QueryOutcome.Of(fault);
    }

    private bool TryAllow(Caller caller, List<AskedFigure> asked, [NotNullWhen(false)] out QueryFault? fault)
    {
        var readable = new HashSet<AreaKey>();
        foreach (var figure in asked)
        {
            var units = caller.IsEverywhere ? [] : figures.UnitsOf(figure.At(0)).Where(u => !readable.Contains(u.Key)).ToList();
            var disclosesOthers = figure.Item.Kind is FigureItemKind.Share or FigureItemKind.Concentration;
            fault = AccessPolicy.Decide(caller, figure.Area, figure.Source, disclosesOthers, units) switch
            {
                AccessDecision.Allowed => null,
                AccessDecision.Unauthenticated => QueryFault.Unauthenticated,
                AccessDecision.OutsideTerritory => QueryFault.OutsideTerritory(figure.AreaText),
                _ => QueryFault.OthersFigures(disclosesOthers ? figure.Item.Text : figure.Source, disclosesOthers, caller.Source),
            };
            if (fault is not null)
            {
                return false;
            }

            readable.UnionWith(units.Select(u => u.Key));
        }

        fault = null;
        return true;
    }

    private async ValueTask<QueryOutcome> ComputeAsync(List<AskedFigure> asked, string? asOfText, CancellationToken cancellationToken)
    {
        // Read once: every figure of an answer is computed at the same position, whatever arrives meanwhile.
        var (position, _, fault) = await asOfs.ReadAsync(asOfText, cancellationToken);
        if (fault is not null)
        {
            return QueryOutcome.Of(fault);
        }

        var answered = await figures.ReadManyAsync([.. asked.Select(f => f.At(position))], cancellationToken);
        return QueryOutcome.Of(new FigureAnswer(answered, position));
    }
}
