namespace Telemetry.Portal.Pages.Charts;

/// <summary>A line across a chart over periods, with what happened there: a definition changed, units merged. Immutable.</summary>
/// <param name="Category">Index of the first category after it, from 0.</param>
/// <param name="Text">What happened, in the page's language.</param>
public sealed record ChartMark(int Category, string Text);
