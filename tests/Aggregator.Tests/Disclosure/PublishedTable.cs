using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Disclosure;

/// <summary>Every total of 2013 as a reader outside sees it, with every sum that a reader can know of.</summary>
internal sealed class PublishedTable
{
    private readonly HashSet<(Metric Metric, Area Area, Period Period)> _shown = [];
    private readonly Dictionary<(Metric Metric, Area Area, Period Period), Dictionary<string, decimal>> _contributions = [];
    private readonly string _kind;

    private PublishedTable(World world, string kind)
    {
        World = world;
        _kind = kind;
        Periods = [.. TimePatterns.OfYear(2013)];
        Cells = [.. from m in world.Catalogue.Metrics.Values from a in world.Catalogue.Areas from p in Periods select (m, a, p)];
    }

    public World World { get; }

    public List<Period> Periods { get; }

    public List<(Metric Metric, Area Area, Period Period)> Cells { get; }

    public static async Task<PublishedTable> ReadAsync(World world, DisclosureReader disclosure, string kind)
    {
        var table = new PublishedTable(world, kind);
        foreach (var cell in table.Cells)
        {
            if (await disclosure.IsShownAsync(cell.Metric, cell.Area, cell.Period, world.Position, CancellationToken.None))
            {
                table._shown.Add(cell);
            }
        }

        return table;
    }

    public bool IsShown((Metric Metric, Area Area, Period Period) cell) => _shown.Contains(cell);

    /// <summary>What each operator gave to a total; empty where there is no total.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> ContributionsAsync((Metric Metric, Area Area, Period Period) cell)
    {
        if (!_contributions.TryGetValue(cell, out var known))
        {
            var figure = await World.Figures.ReadAsync(new FigureQuery(cell.Metric.Code, cell.Area, cell.Period));
            known = figure.Value is null ? [] : figure.Passport.Numerator!.Contributions.ToDictionary(c => c.Source, c => c.Value ?? 0);
            _contributions.Add(cell, known);
        }

        return known;
    }

    /// <summary>Whether a sum over the parts is published: one of them has a value, or might have.</summary>
    public async Task<bool> IsPublishedAsync((Metric Metric, Area Area, Period Period)[] parts)
    {
        foreach (var part in parts)
        {
            if (!IsShown(part) || (await ContributionsAsync(part)).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a fact counts in a total.</summary>
    public bool Counts((string Source, Period Period, string Area, string Metric, long Value) fact, (Metric Metric, Area Area, Period Period) cell) =>
        IsIn("m." + fact.Metric, cell.Metric)
        && IsIn(fact.Area, cell.Area)
        && (_kind == "flow"
            ? fact.Period.First >= cell.Period.First && fact.Period.Last <= cell.Period.Last
            : fact.Period.Last == cell.Period.Last && fact.Period.Grain <= cell.Period.Grain);

    /// <summary>Sums over units, over parts and over time; of a level, a longer period is its last component; one that stands is the same all year.</summary>
    public IEnumerable<((Metric Metric, Area Area, Period Period) Whole, (Metric Metric, Area Area, Period Period)[] Parts)> Equations()
    {
        foreach (var cell in Cells)
        {
            var (metric, area, period) = cell;
            if (area.Children.Count > 0)
            {
                yield return (cell, [.. area.Children.Select(a => (metric, a, period))]);
            }

            if (metric.Parts.Count > 0)
            {
                yield return (cell, [.. metric.Parts.Select(m => (m, area, period))]);
            }

            if (_kind == "year")
            {
                yield return (cell, [(metric, area, Periods[0])]);
            }
            else if (period.Grain > PeriodGrain.Month)
            {
                var components = period.Components();
                yield return (cell, _kind == "flow" ? [.. components.Select(p => (metric, area, p))] : [(metric, area, components[^1])]);
            }
        }
    }

    private static bool IsIn(string code, Metric whole) => whole.Code == code || whole.Parts.Any(p => IsIn(code, p));

    private static bool IsIn(string code, Area whole) => whole.Code == code || whole.Children.Any(c => IsIn(code, c));
}
