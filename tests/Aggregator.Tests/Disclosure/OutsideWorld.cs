using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Disclosure;

/// <summary>A <see cref="World"/> that is read in the form for readers outside.</summary>
internal sealed class OutsideWorld : IAsyncDisposable
{
    public static readonly string[] Communes = ["07213", "07216", "07219", "07240", "07243", "09160", "09163", "06652", "06655", "06661"];
    public static readonly string[] Operators = ["mobifone", "viettel", "vnpt"];

    private readonly OutsideFigureReader _outside;

    public OutsideWorld(Catalogue.Catalogue? catalogue = null)
    {
        World = new World(catalogue);
        _outside = new OutsideFigureReader(World.Figures, new DisclosureOptions(), OutsideFigureReader.ChangesOfLevels(World.Catalogue));
    }

    public World World { get; }

    /// <summary>Three operators report the metrics in every commune: 100 and a little more with each commune, the same from each.</summary>
    public async Task ReportBalancedAsync(string period, params string[] metrics)
    {
        foreach (var source in Operators)
        {
            await World.ReportAsync(source, period, [.. metrics.SelectMany(m => Communes.Select((c, i) => (c, m, (decimal?)(100 + i))))]);
        }
    }

    public async Task<Figure> ReadAsync(string item, string area, string period, string operatorCode = FigureQuery.AllOperators, string? own = null) =>
        await _outside.ReadAsync(new FigureQuery(item, World.Area(area, period), Period.Parse(period), operatorCode), own);

    public async Task<bool> IsShownAsync(string item, string area, string period)
    {
        var figure = await ReadAsync(item, area, period);
        Assert.Equal(FigureForm.Outside, figure.Form);
        return figure.Reason?.Code != FigureReasonCode.WithheldOutside;
    }

    /// <summary>Codes of the units, of those given, whose total is withheld.</summary>
    public async Task<IReadOnlyList<string>> WithheldAsync(string item, string period, params IEnumerable<string> areas)
    {
        var withheld = new List<string>();
        foreach (var area in areas)
        {
            if (!await IsShownAsync(item, area, period))
            {
                withheld.Add(area);
            }
        }

        return withheld;
    }

    public async ValueTask DisposeAsync()
    {
        _outside.Dispose();
        await World.DisposeAsync();
    }
}
