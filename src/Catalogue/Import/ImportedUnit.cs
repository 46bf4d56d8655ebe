namespace Telemetry.Catalogue.Import;

/// <summary>A unit that the import adds or that the catalogue has.</summary>
/// <param name="Key">Identity.</param>
/// <param name="Level">Level of administration.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Parent">The unit that contains it; null for the country.</param>
/// <param name="ValidTo">Last day; null while it exists.</param>
internal sealed record ImportedUnit(AreaKey Key, AreaLevel Level, string Name, ImportedUnit? Parent, DateOnly? ValidTo)
{
    /// <summary>The code of the province that it is or lies in.</summary>
    public string? ProvinceCode => Level == AreaLevel.Province ? Key.Code : Parent?.ProvinceCode;

    /// <summary>A unit of the catalogue.</summary>
    public static ImportedUnit Of(Area area) =>
        new(area.Key, area.Level, area.Name, area.Parent is { } parent ? Of(parent) : null, area.ValidTo);
}
