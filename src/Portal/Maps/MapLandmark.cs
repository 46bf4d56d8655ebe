namespace Telemetry.Portal.Maps;

/// <summary>An archipelago that a drawing of the country names. Immutable.</summary>
/// <param name="Name">Vietnamese name, with the province that it belongs to.</param>
/// <param name="EnglishName">The same for English pages.</param>
/// <param name="Shape">Its islands; they bear no value of their own.</param>
internal sealed record MapLandmark(string Name, string EnglishName, MapShape Shape);
