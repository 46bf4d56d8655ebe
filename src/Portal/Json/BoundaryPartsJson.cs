namespace Telemetry.Portal.Json;

/// <summary>Of which units of the figure's time a value on other boundaries was put together; units are code@valid-from.</summary>
/// <param name="Units">Units whose values were summed.</param>
/// <param name="MissingUnits">Units of which nobody reported anything.</param>
/// <param name="EstimatedShares">Divided units of which a share was counted, by weights.</param>
/// <param name="DividedUnits">Units with a value that is not in it, because they lie only partly in the unit.</param>
internal sealed record BoundaryPartsJson(
    IReadOnlyList<NamedJson> Units,
    IReadOnlyList<NamedJson> MissingUnits,
    IReadOnlyList<EstimatedShareJson> EstimatedShares,
    IReadOnlyList<DividedUnitJson> DividedUnits);
