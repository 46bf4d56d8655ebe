using System.Diagnostics.CodeAnalysis;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Query.Publication;

namespace Telemetry.Portal.Query;

/// <summary>
/// Answers questions for figures, whoever brings them (JSON, gRPC, a page): 1. is anybody asking; 2. is the question readable and
/// small enough; 3. may the caller read every unit and source of it, and in which form; 4. as of when; 5. compute; 6. where a period is published, say what was published. One part refused, all
/// refused. Thread-safe.
/// </summary>
internal sealed class FigureQueryService(QuestionExpander expander, FigureReader figures, OutsideFigureReader outside, AsOfReader asOfs, PublishedFigures published)
{
    /// <summary>Every combination of the question's lists.</summary>
    public async ValueTask<Reply<FigureAnswer>> AnswerAsync(Caller? caller, FigureRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        return expander.TryExpand(request, out var asked, out var fault) && TryAllow(caller, asked, request.AsOf, out var isOutside, out fault)
            ? await ComputeAsync(caller, asked, isOutside, new FigureMoment(request.AsOf, request.Edition), cancellationToken)
            : fault;
    }

    /// <summary>One indicator or metric of one unit, period after period.</summary>
    public async ValueTask<Reply<FigureAnswer>> AnswerAsync(Caller? caller, SeriesRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        return expander.TryExpand(request, out var asked, out var fault) && TryAllow(caller, asked, request.AsOf, out var isOutside, out fault)
            ? await ComputeAsync(caller, asked, isOutside, new FigureMoment(request.AsOf, request.Edition), cancellationToken)
            : fault;
    }

    /// <summary>Figures already read from a question of another kind (a report's), under the same rights.</summary>
    public async ValueTask<Reply<FigureAnswer>> AnswerAsync(Caller? caller, List<AskedFigure> asked, FigureMoment moment, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        return TryAllow(caller, asked, moment.AsOf, out var isOutside, out var fault)
            ? await ComputeAsync(caller, asked, isOutside, moment, cancellationToken)
            : fault;
    }

    /// <summary>
    /// The same where the question is not the caller's own (what a report is compared with): a figure that the caller may not read is null, and keeps no other from being answered.
    /// All are computed at the position that is given beside them.
    /// </summary>
    public async ValueTask<(IReadOnlyList<Figure?> Figures, long Position)> AnswerReadableAsync(Caller caller, IReadOnlyList<AskedFigure> asked, CancellationToken cancellationToken)
    {
        var readable = new List<AskedFigure>(asked.Count);
        var places = new List<int>(asked.Count);
        var forms = new List<bool>(asked.Count);
        for (var i = 0; i < asked.Count; i++)
        {
            if (TryAllow(caller, [asked[i]], asOf: null, out var isOutside, out _))
            {
                readable.Add(asked[i]);
                places.Add(i);
                forms.Add(isOutside[0]);
            }
        }

        var found = new Figure?[asked.Count];
        var answer = await ComputeAsync(caller, readable, [.. forms], FigureMoment.Now, cancellationToken);
        if (!answer.TryGet(out var computed, out var fault))
        {
            throw new InvalidOperationException(fault.Detail);
        }

        for (var i = 0; i < places.Count; i++)
        {
            found[places[i]] = computed.Figures[i];
        }

        return (found, computed.AsOf);
    }

    private bool TryAllow(
        Caller caller, List<AskedFigure> asked, string? asOf, [NotNullWhen(true)] out bool[]? isOutside, [NotNullWhen(false)] out QueryFault? fault)
    {
        isOutside = new bool[asked.Count];
        fault = null;
        var readable = new HashSet<AreaKey>();
        for (var i = 0; i < isOutside.Length && fault is null; i++)
        {
            var figure = asked[i];
            var units = caller.IsEverywhere ? [] : figures.UnitsOf(figure.At(0)).Where(u => !readable.Contains(u.Key)).ToList();
            var decision = AccessPolicy.Decide(caller, figure.Area, figure.Source, figure.Item.Kind, units);
            isOutside[i] = decision == AccessDecision.AllowedOutsideForm;
            fault = FaultOf(decision, figure, caller) ?? (isOutside[i] ? FaultOfOutside(figure, asOf) : null);
            readable.UnionWith(units.Select(u => u.Key));
        }

        return fault is null;
    }

    private static QueryFault? FaultOf(AccessDecision decision, AskedFigure figure, Caller caller)
    {
        var isItem = figure.Item.Kind is FigureItemKind.Share or FigureItemKind.Concentration;
        return decision switch
        {
            AccessDecision.Allowed or AccessDecision.AllowedOutsideForm => null,
            AccessDecision.Unauthenticated => QueryFault.Unauthenticated,
            AccessDecision.OutsideTerritory => QueryFault.OutsideTerritory(figure.AreaText),
            _ => QueryFault.OthersFigures(isItem ? figure.Item.Text : figure.Source, isItem, caller.Source),
        };
    }

    private static QueryFault? FaultOfOutside(AskedFigure figure, string? asOf) =>
        !string.IsNullOrEmpty(asOf) ? QueryFault.OnlyAsKnownNow(asOf)
        : figure.Boundaries is { } boundaries ? QueryFault.OnlyOwnBoundaries(boundaries)
        : null;

    private async ValueTask<Reply<FigureAnswer>> ComputeAsync(
        Caller caller, List<AskedFigure> asked, bool[] isOutside, FigureMoment moment, CancellationToken cancellationToken)
    {
        // Read once: every figure of an answer is computed at the same position, whatever arrives meanwhile.
        var (position, _, fault) = moment.Position is { } earlier ? new AsOfPosition(earlier, null, null) : await asOfs.ReadAsync(moment.AsOf, cancellationToken);
        if (fault is not null || !published.TryChoose(asked, isOutside, moment, out var editions, out fault))
        {
            return fault;
        }

        var inFull = await figures.ReadManyAsync([.. asked.Where((_, i) => !isOutside[i]).Select(f => f.At(position))], cancellationToken);
        var answered = new Figure[asked.Count];
        var next = 0;
        for (var i = 0; i < answered.Length; i++)
        {
            answered[i] = isOutside[i]
                ? await outside.ReadAsync(asked[i].At(position), caller.Role == CallerRole.Operator ? caller.Source : null, cancellationToken)
                : inFull[next++];
        }

        await published.ReplaceAsync(asked, answered, editions, caller, cancellationToken);
        return new FigureAnswer(answered, position);
    }
}
