namespace Telemetry.Portal.Pages.Charts;

/// <summary>One series of a chart. Immutable.</summary>
/// <param name="Name">Its name in the page's language.</param>
/// <param name="Values">A value for each category; null: there is none.</param>
/// <param name="Addresses">Where each value's passport is; empty: nowhere. As many as values, or none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, IReadOnlyList<string> Addresses);
