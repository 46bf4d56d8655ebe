namespace Telemetry.Portal.Pages.Maps;

/// <summary>Units of one colour. Immutable.</summary>
/// <param name="Style">Style class of the colour, q0 to q6.</param>
/// <param name="From">The lowest value among them, rounded as shown.</param>
/// <param name="To">The highest value among them, rounded as shown.</param>
/// <param name="Count">How many they are.</param>
internal sealed record MapClass(string Style, decimal From, decimal To, int Count);
