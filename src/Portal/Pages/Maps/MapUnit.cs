using Telemetry.Catalogue;

namespace Telemetry.Portal.Pages.Maps;

/// <summary>One unit of a map. Immutable.</summary>
/// <param name="Area">Which.</param>
/// <param name="Value">Its value; null: there is none.</param>
/// <param name="Text">The value with its unit of measurement, or why there is none, in the page's language.</param>
/// <param name="Address">Where its passport is; empty: nowhere.</param>
public sealed record MapUnit(Area Area, decimal? Value, string Text, string Address);
