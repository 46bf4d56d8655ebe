using System.Diagnostics.CodeAnalysis;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>
/// Chooses what an overview is of: what the address says; for the rest the latest month that has figures, in the only unit that has some then, else in
/// the country, else in the first unit. Whether the caller may read it is not decided here. Thread-safe.
/// </summary>
internal sealed class OverviewChooser(QuestionReader reader, TimeProvider time)
{
    /// <summary>The choice; false with a fault where the address cannot be read, without one where there is nothing to choose from.</summary>
    public bool TryChoose(IReadOnlyList<CoveredUnit> units, string? area, string? period, [NotNullWhen(true)] out OverviewChoice? choice, out QueryFault? fault)
    {
        choice = null;
        fault = null;
        Period? asked = null;
        if (!string.IsNullOrEmpty(period))
        {
            if (!QuestionReader.TryPeriod(period, QueryParameter.Period, out var given, out fault))
            {
                return false;
            }

            asked = given;
        }

        choice = string.IsNullOrEmpty(area) ? Usual(units, asked) : Given(units, area, asked, out fault);
        return choice is not null;
    }

    private static OverviewChoice? Usual(IReadOnlyList<CoveredUnit> units, Period? asked)
    {
        if (units.Count == 0)
        {
            return null;
        }

        var period = asked ?? Latest(units);
        var those = units.Where(u => u.Periods.Contains(period)).ToList();
        var provinces = those.Where(u => u.Area.Level != AreaLevel.Country).ToList();
        var unit = provinces.Count == 1 ? provinces[0] : those.Count > 0 ? those[0] : units[0];
        return new OverviewChoice(unit.Area, unit.Area.Key.ToString(), period);
    }

    private OverviewChoice? Given(IReadOnlyList<CoveredUnit> units, string area, Period? asked, out QueryFault? fault)
    {
        if (asked is { } period)
        {
            return reader.TryArea(area, period, out var one, out fault) ? new OverviewChoice(one, area, period) : null;
        }

        // Codes are given again: without a period the one that has the latest figures.
        if (!reader.TryAreas(area, out var bearers, out fault))
        {
            return null;
        }

        var covered = units.Where(u => bearers.Any(b => b.Key == u.Area.Key)).ToList();
        if (covered.Count > 0)
        {
            var latest = Latest(covered);
            return new OverviewChoice(covered.First(u => u.Periods.Contains(latest)).Area, area, latest);
        }

        var month = units.Count > 0 ? Latest(units) : Period.Containing(VietnamTime.DayOf(time.GetUtcNow()), PeriodGrain.Month).Previous();
        return new OverviewChoice(bearers.FirstOrDefault(b => b.IsValidOn(month.Last)) ?? bearers[^1], area, month);
    }

    private static Period Latest(IReadOnlyList<CoveredUnit> units) =>
        units.Select(u => u.Periods[0]).OrderByDescending(p => p.Grain == PeriodGrain.Month).ThenByDescending(p => p).First();
}
