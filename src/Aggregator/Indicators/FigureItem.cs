using System.Diagnostics.CodeAnalysis;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// What a query asks for: a metric's or an indicator's code, alone or after one of the prefixes <c>plan.</c>,
/// <c>plan_completion.</c>, <c>growth.</c>, <c>share.</c>, <c>hhi.</c> (the last two before metrics only). Immutable.
/// </summary>
public sealed record FigureItem
{
    private static readonly (string Prefix, FigureItemKind Kind)[] Prefixes =
    [
        ("plan.", FigureItemKind.Plan),
        ("plan_completion.", FigureItemKind.PlanCompletion),
        ("growth.", FigureItemKind.Growth),
        ("share.", FigureItemKind.Share),
        ("hhi.", FigureItemKind.Concentration),
    ];

    private FigureItem(string text, FigureItemKind kind, Metric? metric, Indicator? indicator)
    {
        Text = text;
        Kind = kind;
        Metric = metric;
        Indicator = indicator;
    }

    /// <summary>The written form.</summary>
    public string Text { get; }

    /// <summary>What is done with it.</summary>
    public FigureItemKind Kind { get; }

    /// <summary>The metric; null where it is an indicator.</summary>
    public Metric? Metric { get; }

    /// <summary>The indicator; null where it is a metric.</summary>
    public Indicator? Indicator { get; }

    /// <summary>Code of the metric or indicator, without a prefix.</summary>
    public string Code => Metric?.Code ?? Indicator!.Code;

    /// <summary>Vietnamese name of the metric or indicator.</summary>
    public string Name => Metric?.Name ?? Indicator!.Name;

    /// <summary>English name of the metric or indicator.</summary>
    public string EnglishName => Metric?.EnglishName ?? Indicator!.EnglishName;

    /// <summary>Unit of the result.</summary>
    public string Unit => Kind switch
    {
        FigureItemKind.Value or FigureItemKind.Plan => Metric?.Unit ?? Indicator!.Unit,
        FigureItemKind.Concentration => "HHI",
        _ => "%",
    };

    /// <summary>Decimals on display: the item's own; 2 for per cents, 0 for the index.</summary>
    public int Decimals => Kind switch
    {
        FigureItemKind.Value or FigureItemKind.Plan => Metric?.Decimals ?? Indicator!.Decimals,
        FigureItemKind.Concentration => 0,
        _ => 2,
    };

    /// <summary>Reads the written form; false when the catalogue has no such item. A code of the catalogue goes before a prefix.</summary>
    public static bool TryParse(Catalogue.Catalogue catalogue, string text, [NotNullWhen(true)] out FigureItem? item)
    {
        item = Find(catalogue, text, text, FigureItemKind.Value);
        foreach (var (prefix, kind) in Prefixes)
        {
            if (item is null && text.StartsWith(prefix, StringComparison.Ordinal))
            {
                item = Find(catalogue, text, text[prefix.Length..], kind);
            }
        }

        return item is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static FigureItem Of(Metric metric) => new(metric.Code, FigureItemKind.Value, metric, null);

    internal static FigureItem Of(Indicator indicator) => new(indicator.Code, FigureItemKind.Value, null, indicator);

    private static FigureItem? Find(Catalogue.Catalogue catalogue, string text, string code, FigureItemKind kind)
    {
        if (catalogue.Metrics.TryGetValue(code, out var metric))
        {
            return new FigureItem(text, kind, metric, null);
        }

        return kind is not (FigureItemKind.Share or FigureItemKind.Concentration) && catalogue.Indicators.TryGetValue(code, out var indicator)
            ? new FigureItem(text, kind, null, indicator)
            : null;
    }
}
