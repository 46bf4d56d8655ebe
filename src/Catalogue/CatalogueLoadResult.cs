namespace Telemetry.Catalogue;

/// <summary>A catalogue, or every fault that kept it from loading; never both.</summary>
/// <param name="Catalogue">The checked catalogue; null when there are faults.</param>
/// <param name="Faults">All faults found, in order of file and line.</param>
public sealed record CatalogueLoadResult(Catalogue? Catalogue, IReadOnlyList<CatalogueFault> Faults);
