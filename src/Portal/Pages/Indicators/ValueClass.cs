namespace Telemetry.Portal.Pages.Indicators;

/// <summary>A class of values with round limits: from the first, inclusive, to the second, exclusive. Immutable.</summary>
/// <param name="From">Lowest value in it.</param>
/// <param name="To">First value above it.</param>
/// <param name="Count">Values in it.</param>
public sealed record ValueClass(decimal From, decimal To, int Count);
