using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Disclosure;

/// <summary>Every total of 2013 as a reader outside sees it, with every sum that a reader can know of.</summary>
internal sealed class PublishedTable
{
    private readonly HashSet<(Metric Metric, Area Area, Period Period)> _shown = [];
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

    public async Task<bool> AnyValueAsync(IEnumerable<(Metric Metric, Area Area, Period Period)> cells)
    {
        foreach (var (metric, area, period) in cells)
        {
            if ((await World.Figures.ReadAsync(new FigureQuery(metric.Code, area, period))).Value is not null)
            {
                return true;
            }
        }

        return false;
    }

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
}
