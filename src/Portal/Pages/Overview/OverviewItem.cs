using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>One of the key figures. Immutable.</summary>
/// <param name="Value">The figure itself.</param>
/// <param name="Growth">The same against the same period of the year before.</param>
/// <param name="Completion">Its plan's completion.</param>
internal sealed record OverviewItem(FigureItem Value, FigureItem Growth, FigureItem Completion)
{
    private static readonly string[] Codes =
    [
        "density.telephone", "density.mobile", "density.internet", "bts.sites", "bts.sharing", "postal.service_radius", "postal.people_per_point",
        "revenue.telecom", "revenue.postal",
    ];

    /// <summary>Which way is better; of an amount nobody says.</summary>
    public Better Better => Value.Indicator?.Better ?? Better.Neither;

    /// <summary>The key figures that the host's catalogue has, in order.</summary>
    public static IReadOnlyList<OverviewItem> All(Catalogue.Catalogue catalogue) =>
        [.. Codes.Select(c => Of(catalogue, c)).OfType<OverviewItem>()];

    private static OverviewItem? Of(Catalogue.Catalogue catalogue, string code) =>
        FigureItem.TryParse(catalogue, code, out var value)
        && FigureItem.TryParse(catalogue, "growth." + code, out var growth)
        && FigureItem.TryParse(catalogue, "plan_completion." + code, out var completion)
            ? new OverviewItem(value, growth, completion)
            : null;
}
