using Telemetry.Aggregator.Completeness;
using Telemetry.Aggregator.Findings;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Indicators;
using Telemetry.Portal.Query.Publication;

namespace Telemetry.Portal.Pages.Publication;

/// <summary>Puts the table of units and periods together: what is published, how complete the reports are, and how many findings are open, as far as the caller may know. Thread-safe.</summary>
internal sealed class PublicationTableReader(
    Catalogue.Catalogue catalogue, PublicationRecord record, ReadableUnits readable, CompletenessQueryService completeness, IFindingReader findings, TimeProvider time)
{
    /// <summary>Columns, unless asked for otherwise.</summary>
    public const int UsualColumns = 6;

    // Beyond that the table says "or more" of nobody: a unit's own page counts.
    private const int MostFindings = 5_000;

    /// <summary>The last month that ended.</summary>
    public Period LastMonth => Period.Containing(VietnamTime.DayOf(time.GetUtcNow()), PeriodGrain.Month).Previous();

    /// <summary>The table.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="last">The last period, a month or longer.</param>
    /// <param name="count">How many periods, from 1.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="PartUnavailableException">It is not known yet what is published.</exception>
    public async ValueTask<PublicationTable> ReadAsync(Caller caller, Period last, int count, CancellationToken cancellationToken)
    {
        record.Require();
        var periods = new List<Period> { last };
        while (periods.Count < count && periods[0].Year > Period.FirstYear)
        {
            periods.Insert(0, periods[0].Previous());
        }

        var units = readable.Tops(caller, last.Last).Where(u => u.Level is AreaLevel.Country or AreaLevel.Province).ToList();
        var owed = await OwedAsync(caller, periods, cancellationToken);
        var open = await OpenAsync(caller, periods, cancellationToken);
        return new PublicationTable(periods, [.. units.Select(u => periods.Select(p => CellOf(caller, u, p, owed, open)).ToList())]);
    }

    private PublicationCell? CellOf(Caller caller, Area unit, Period period, ILookup<(AreaKey, Period), CompletenessCount>? owed, ILookup<(AreaKey, Period), int>? open)
    {
        if (!unit.IsValidOn(period.Last))
        {
            return null;
        }

        var isFull = PublicationRights.ReadsInFull(caller, unit);
        return new PublicationCell(
            unit,
            period,
            record.Last(unit.Key, period),
            isFull && record.Waiting(unit.Key, period) is not null,
            isFull && owed?[(unit.Key, period)].ToList() is { Count: > 0 } counts ? counts.Aggregate((a, b) => a + b) : null,
            isFull ? open?[(unit.Key, period)].Sum() : null);
    }

    // A row is of a province, or of the country's own figures; the country is owed all of them.
    private async ValueTask<ILookup<(AreaKey, Period), CompletenessCount>?> OwedAsync(Caller caller, List<Period> periods, CancellationToken cancellationToken)
    {
        var rows = new List<CompletenessRow>();
        foreach (var period in periods)
        {
            if (!(await completeness.AnswerAsync(caller, new CompletenessRequest(period.ToString(), "all", null, null, null), cancellationToken)).TryGet(out var answer, out _))
            {
                return null;
            }

            rows.AddRange(answer.Rows);
        }

        return rows.Where(r => r.Area.Level != AreaLevel.Country).Select(r => (r.Area.Key, r.Period, r.Count))
            .Concat(rows.Select(r => (catalogue.Country.Key, r.Period, r.Count)))
            .ToLookup(r => (r.Item1, r.Period), r => r.Count);
    }

    private async ValueTask<ILookup<(AreaKey, Period), int>?> OpenAsync(Caller caller, List<Period> periods, CancellationToken cancellationToken)
    {
        if (caller.Role is CallerRole.Operator or CallerRole.Public)
        {
            return null;
        }

        try
        {
            var found = new List<(AreaKey Unit, Period Period)>();
            foreach (var period in periods)
            {
                var filter = new FindingFilter { Period = period, State = FindingState.Open, Within = caller.IsEverywhere ? [] : [[.. caller.Territory.Select(u => u.Key)]], Limit = MostFindings };
                found.AddRange((await findings.FindAsync(filter, cancellationToken)).Select(f => (ProvinceOf(f.Finding.Area), period)));
            }

            return found.Select(f => (f.Unit, f.Period)).Concat(found.Where(f => f.Unit != catalogue.Country.Key).Select(f => (catalogue.Country.Key, f.Period))).ToLookup(f => f, _ => 1);
        }
        catch (PartUnavailableException)
        {
            return null;
        }
    }

    private AreaKey ProvinceOf(AreaKey key) => catalogue.TryGetArea(key, out var area) && area.AtLevel(AreaLevel.Province) is { } province ? province.Key : key;
}
