using Telemetry.Catalogue;

namespace Telemetry.Doctor.Meaning;

/// <summary>What the catalogue says of an item's units and relatives. Immutable; thread-safe.</summary>
internal sealed class ItemKinds
{
    private readonly Catalogue.Catalogue _catalogue;
    private readonly Dictionary<string, string> _flowOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stockOf = new(StringComparer.Ordinal);

    public ItemKinds(Catalogue.Catalogue catalogue)
    {
        _catalogue = catalogue;
        foreach (var rule in catalogue.Rules.Values.Where(r => r.Kind == CheckRuleKind.StockFlow))
        {
            _flowOf.TryAdd(rule.Metrics[0].Code, rule.Metrics[1].Code);
        }

        // A total's increase is the sum of its parts' increases, with or without a rule of its own.
        foreach (var stock in catalogue.Metrics.Values.Where(m => m.Kind == MetricKind.Stock && m.Parts.Count > 0).OrderBy(m => m.Code, StringComparer.Ordinal))
        {
            var parts = Leaves(stock).Select(Flow).ToHashSet();
            if (!parts.Contains(null) && catalogue.Metrics.Values.FirstOrDefault(m => m.Kind == MetricKind.Flow && m.Parts.Count > 0 && Leaves(m).Select(p => p.Code).ToHashSet().SetEquals(parts!)) is { } flow)
            {
                _flowOf.TryAdd(stock.Code, flow.Code);
            }
        }

        foreach (var (stock, flow) in _flowOf)
        {
            _stockOf.TryAdd(flow, stock);
        }
    }

    /// <summary>The item's unit; null where there is no such item.</summary>
    public string? UnitOf(string item) => _catalogue.Metrics.TryGetValue(item, out var metric) ? metric.Unit
        : _catalogue.Indicators.TryGetValue(item, out var indicator) ? indicator.Unit : null;

    /// <summary>The number's unit; where none is printed its item tells what is counted: 135,9 triệu, bao gồm 15,2 triệu cố định.</summary>
    public string? UnitOf(MeaningDraft number) => number.Number.Unit ?? (number.Item is { } item ? UnitOf(item) : null);

    /// <summary>The item that a value of that unit is, where the words name <paramref name="item"/>: itself, or the ratio of it to people, land or points. Null where neither.</summary>
    public string? InUnit(string item, string? unit)
    {
        // "bán kính phục vụ 2,03 km": what it is per is in the item's name.
        if (unit is null || UnitOf(item) is { } own && (own == unit || own.StartsWith(unit + " per ", StringComparison.Ordinal)))
        {
            return item;
        }

        return _catalogue.Indicators.Values.Where(i => i.Unit == unit && i.Numerator.Code == (StockOf(item) ?? item)).OrderBy(i => i.Code, StringComparer.Ordinal).FirstOrDefault()?.Code;
    }

    /// <summary>The net additions of a level; null where it has none.</summary>
    public string? FlowOf(string item) => _flowOf.GetValueOrDefault(item);

    /// <summary>The level whose net additions the item is; null where it is none.</summary>
    public string? StockOf(string item) => _stockOf.GetValueOrDefault(item);

    /// <summary>The metric that the indicator divides; null where the item is none.</summary>
    public string? NumeratorOf(string item) => _catalogue.Indicators.TryGetValue(item, out var indicator) ? indicator.Numerator.Code : null;

    /// <summary>Whether a metric's parts, at any depth, hold the other.</summary>
    public bool IsPart(string whole, string part) =>
        _catalogue.Metrics.TryGetValue(whole, out var metric) && metric.Parts.Any(p => p.Code == part || IsPart(p.Code, part));

    /// <summary>The item itself where it is a level or has none, else the level whose net additions it is.</summary>
    public string Level(string item) => StockOf(item) ?? item;

    /// <summary>The only direct part of a level that is neither one of the others nor holds one of them; null where there are several or none.</summary>
    public string? OnlyPartBeside(string level, IReadOnlyList<string> others) => _catalogue.Metrics.TryGetValue(level, out var metric)
        && metric.Parts.Where(p => !others.Any(o => o == p.Code || IsPart(p.Code, o))).ToList() is [var only] ? only.Code : null;

    private string? Flow(Metric stock) => _flowOf.GetValueOrDefault(stock.Code);

    private static IEnumerable<Metric> Leaves(Metric metric) => metric.Parts.Count == 0 ? [metric] : metric.Parts.SelectMany(Leaves);
}
