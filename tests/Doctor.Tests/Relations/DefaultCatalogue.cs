using Telemetry.Catalogue;

namespace Telemetry.Doctor.Tests.Relations;

/// <summary>The catalogue that the product ships, loaded once.</summary>
internal static class DefaultCatalogue
{
    public static Catalogue.Catalogue Value { get; } =
        CatalogueLoader.Load(CatalogueFiles.Read(Path.Combine(AppContext.BaseDirectory, "catalogue"))).Catalogue
        ?? throw new InvalidOperationException("the default catalogue does not load");

    public static Area Province(string code, int year) =>
        Value.TryGetArea(code, new DateOnly(year, 6, 30), out var area) ? area : throw new ArgumentException($"no province {code} in {year}", nameof(code));
}
