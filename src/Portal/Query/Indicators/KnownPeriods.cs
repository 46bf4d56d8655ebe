using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>For which periods a unit has figures, as far as a caller may know. Thread-safe.</summary>
internal sealed class KnownPeriods(CoverageQueryService coverage)
{
    /// <summary>
    /// Periods that have figures in a unit's province or in what became a part of it (for the country: anywhere), months first, then other lengths, each the newest first.
    /// </summary>
    public async ValueTask<IReadOnlyList<Period>> OfAsync(Caller caller, Area area, CancellationToken cancellationToken)
    {
        var province = area.AtLevel(AreaLevel.Province) ?? area;
        var units = (await coverage.AnswerAsync(caller, cancellationToken))
            .Where(u => area.Level == AreaLevel.Country ? u.Area.Key == area.Key : u.Area.Key == area.Key || province.Covers(u.Area))
            .ToList();
        return units.Count == 1 ? units[0].Periods : CoverageQueryService.Sorted(units.SelectMany(u => u.Periods).Distinct());
    }

    /// <summary>The first of those at whose end one of these units existed and its own province had figures; null where there is none.</summary>
    public async ValueTask<(Period Period, Area Area)?> LatestAsync(Caller caller, IReadOnlyList<Area> units, CancellationToken cancellationToken)
    {
        var covered = await coverage.AnswerAsync(caller, cancellationToken);
        var latest = units
            .SelectMany(unit => covered
                .Where(c => c.Area.Key == unit.Key || c.Area.Key == (unit.AtLevel(AreaLevel.Province) ?? unit).Key)
                .SelectMany(c => c.Periods)
                .Where(p => unit.IsValidOn(p.Last))
                .Take(1)
                .Select(p => (Period: p, Area: unit)))
            .ToList();
        if (latest.Count == 0)
        {
            return null;
        }

        var period = CoverageQueryService.Sorted(latest.Select(l => l.Period))[0];
        return latest.Find(l => l.Period == period);
    }
}
