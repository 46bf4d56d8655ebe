using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
    private const int UsualColumns = 6;
    private const int MostColumns = 24;
    private const int MostMonths = 60;

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

    /// <summary>What is owed over several periods, as known now.</summary>
    public async ValueTask<Reply<CompletenessMatrix>> AnswerAsync(Caller? caller, CompletenessMatrixRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        var now = time.GetUtcNow();
        if (!TryColumns(request, VietnamTime.DayOf(now), out var periods, out var months, out var fault)
            || !TryScope(caller, source: null, request.Area, periods[^1], out var scope, out fault)
            || !TryChosen(caller, request, periods[^1], out var chosen, out fault))
        {
            return fault;
        }

        var asOf = await asOfs.ReadAsync(text: null, cancellationToken);
        var rows = await completeness.ReadAsync(
            new CompletenessQuery { Periods = periods, Areas = scope.Areas, Sources = scope.Sources, AsOf = asOf.Position, At = now }, cancellationToken);
        var cells = rows.GroupBy(r => (r.Source, r.Period)).ToDictionary(g => g.Key, g => new CompletenessCell(g.Key.Source, g.Key.Period, [.. g]));
        var due = rows.Select(r => (r.Period, r.Due)).Distinct().ToLookup(r => r.Period, r => r.Due);
        return new CompletenessMatrix
        {
            Columns = [.. periods.Select(p => new CompletenessColumn(p, [.. due[p].Order()]))],
            Lines = [.. cells.Keys.Select(c => c.Source).Distinct().OrderBy(s => s.Kind).ThenBy(s => s.Name, StringComparer.Ordinal)
                .Select(s => new CompletenessLine(s, [.. periods.Select(p => cells.GetValueOrDefault((s, p)))]))],
            Area = string.IsNullOrEmpty(request.Area) ? null : scope.Areas[0],
            Provinces = [.. catalogue.Country.Children.Where(a => a.IsValidOn(periods[^1].Last) && AccessPolicy.MayRead(caller, a)).OrderBy(a => a.Key)],
            Months = months,
            Chosen = chosen is { } cell ? cells.GetValueOrDefault(cell) : null,
            AsOf = asOf.Position,
            At = now,
        };
    }

    private static bool TryColumns(
        CompletenessMatrixRequest request, DateOnly today, [NotNullWhen(true)] out List<Period>? periods, out int months, [NotNullWhen(false)] out QueryFault? fault)
    {
        periods = null;
        months = 0;
        var period = Period.Containing(today, PeriodGrain.Month).Previous();
        if (!string.IsNullOrEmpty(request.Period) && !QuestionReader.TryPeriod(request.Period, QueryParameter.Period, out period, out fault))
        {
            return false;
        }

        var step = period.Grain switch { PeriodGrain.Month => 1, PeriodGrain.Quarter => 3, PeriodGrain.Half or PeriodGrain.Year => 12, _ => 0 };
        if (step == 0)
        {
            fault = QueryFault.Invalid(QueryParameter.Period, request.Period, "a month, a quarter, a half or a year", "Nothing is owed for periods of that length.");
            return false;
        }

        months = Math.Min(UsualColumns * step, MostMonths);
        if (!string.IsNullOrEmpty(request.Months)
            && !(int.TryParse(request.Months, NumberStyles.None, CultureInfo.InvariantCulture, out months) && months is >= 1 and <= MostMonths))
        {
            fault = QueryFault.Invalid(QueryParameter.Months, request.Months, "a whole number from 1 to 60", "That is not such a number.");
            return false;
        }

        periods = [period];
        while (periods.Count < Math.Min(MostColumns, months / step))
        {
            periods.Add(periods[^1].Previous());
        }

        periods.Reverse();
        fault = null;
        return true;
    }

    // An operator's own is told without its naming itself, but only where a period is.
    private bool TryChosen(
        Caller caller, CompletenessMatrixRequest request, Period last, out (Source Source, Period Period)? chosen, [NotNullWhen(false)] out QueryFault? fault)
    {
        chosen = null;
        fault = null;
        var source = !string.IsNullOrEmpty(request.Operator) ? request.Operator : !string.IsNullOrEmpty(request.Cell) ? caller.Source : null;
        var period = last;
        if (source is null)
        {
            return true;
        }

        if (!TryScope(caller, source, request.Area, last, out _, out fault)
            || (!string.IsNullOrEmpty(request.Cell) && !QuestionReader.TryPeriod(request.Cell, QueryParameter.Cell, out period, out fault)))
        {
            return false;
        }

        chosen = catalogue.Sources.TryGetValue(source, out var known) ? (known, period) : null;
        return true;
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
