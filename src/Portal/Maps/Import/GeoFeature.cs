using Telemetry.Catalogue;

namespace Telemetry.Portal.Maps.Import;

/// <summary>A unit as it was read from GeoJSON.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Rings">Closed rings of longitude and latitude in degrees; whether each is a hole.</param>
internal sealed record GeoFeature(Area Unit, IReadOnlyList<(bool IsHole, (double Longitude, double Latitude)[] Points)> Rings);
