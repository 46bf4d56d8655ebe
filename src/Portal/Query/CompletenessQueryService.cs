using System.Diagnostics.CodeAnalysis;
using Telemetry.Aggregator.Completeness;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>
/// Answers who owes what: 1. is anybody asking; 2. is the question readable; 3. may the caller see that source in every unit asked
/// for; 4. as of when; 5. count. Thread-safe.
/// </summary>
internal sealed class CompletenessQueryService(
    Catalogue.Catalogue catalogue, QuestionReader reader, CompletenessReader completeness, ReminderList reminders, AsOfReader asOfs, TimeProvider time)
{
    /// <summary>What is owed for a period. Due days are judged at the time asked for, else now.</summary>
    public async ValueTask<Reply<CompletenessAnswer>> AnswerAsync(Caller? caller, CompletenessRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!QuestionReader.TryPeriod(request.Period, QueryParameter.Period, out var period, out var fault)
            || !TryWord(request.Detail, QueryParameter.Detail, ["areas", "metrics"], out var detail, out fault)
            || !TryScope(caller, request.Operator, request.Area, period, out var scope, out fault))
        {
            return fault;
        }

        var asOf = await asOfs.ReadAsync(request.AsOf, cancellationToken);
        if (asOf.Fault is not null)
        {
            return asOf.Fault;
        }

        // Nobody knows at a time to come what will have been received by then.
        var now = time.GetUtcNow();
        var at = asOf.Time < now ? asOf.Time.Value : now;
        var rows = await completeness.ReadAsync(
            new CompletenessQuery { Periods = [period], Areas = scope.Areas, Sources = scope.Sources, AsOf = asOf.Position, At = at }, cancellationToken);
        return new CompletenessAnswer(period, rows, detail switch { 0 => CompletenessDetail.Areas, 1 => CompletenessDetail.Metrics, _ => CompletenessDetail.None }, asOf.Position, at);
    }

    /// <summary>Who is to be reminded on a day: on a past day by what was known at its end, else by what is known now.</summary>
    public async ValueTask<Reply<ReminderAnswer>> AnswerAsync(Caller? caller, ReminderRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        var today = VietnamTime.DayOf(time.GetUtcNow());
        if (!QuestionReader.TryDay(request.Date, QueryParameter.Date, "2026-10-12", out var given, out var fault)
            || !TryWord(request.Format, QueryParameter.Format, ["json", "csv"], out var format, out fault)
            || !TryScope(caller, request.Operator, request.Area, Period.Day(given ?? today), out var scope, out fault))
        {
            return fault;
        }

        var day = given ?? today;
        var asOf = await asOfs.ReadAsync(day < today ? Period.Day(day).ToString() : null, cancellationToken);
        var list = await reminders.ReadAsync(
            new ReminderQuery { Date = day, Areas = scope.Areas, Sources = scope.Sources, AsOf = asOf.Position }, cancellationToken);
        return new ReminderAnswer(day, list, asOf.Position, IsTable: format == 1);
    }

    private bool TryScope(
        Caller caller, string? source, string? area, Period period, [NotNullWhen(true)] out CompletenessScope? scope, [NotNullWhen(false)] out QueryFault? fault)
    {
        scope = null;
        var wanted = !string.IsNullOrEmpty(source) ? source : caller is { Role: CallerRole.Operator, Source: { } own } ? own : FigureQuery.AllOperators;
        IReadOnlyList<Area> areas = caller.IsEverywhere ? [catalogue.Country] : caller.Territory;
        if (!reader.TryOperator(wanted, out fault))
        {
            return false;
        }

        if (!string.IsNullOrEmpty(area))
        {
            if (!reader.TryArea(area, period, out var one, out fault))
            {
                return false;
            }

            areas = [one];
        }

        foreach (var unit in areas)
        {
            fault = AccessPolicy.Decide(caller, unit, wanted, FigureItemKind.Value) switch
            {
                AccessDecision.Allowed => null,
                AccessDecision.Unauthenticated => QueryFault.Unauthenticated,
                AccessDecision.OutsideTerritory => QueryFault.OutsideTerritory(area ?? unit.Code),
                _ => QueryFault.OthersFigures(wanted, isItem: false, caller.Source),
            };
            if (fault is not null)
            {
                return false;
            }
        }

        scope = new CompletenessScope(areas, wanted == FigureQuery.AllOperators ? null : new HashSet<string>(StringComparer.Ordinal) { wanted });
        return true;
    }

    // Index of the word; −1 where none was given.
    private static bool TryWord(string? text, QueryParameter parameter, string[] words, out int index, [NotNullWhen(false)] out QueryFault? fault)
    {
        index = Array.IndexOf(words, text);
        fault = index >= 0 || string.IsNullOrEmpty(text)
            ? null
            : QueryFault.Invalid(parameter, text, string.Join(" or ", words), "The parameter has another value than it can have.");
        return fault is null;
    }
}
