using Telemetry.Catalogue;

namespace Telemetry.Portal.Maps.Import;

/// <summary>One file that an import makes. Immutable.</summary>
/// <param name="Path">Path below the maps' folder.</param>
/// <param name="Content">The file's bytes.</param>
/// <param name="Province">The province whose units are drawn.</param>
/// <param name="Level">Level of what is drawn.</param>
/// <param name="Units">How many units are drawn or known to lie offshore.</param>
/// <param name="Points">How many points were kept.</param>
public sealed record ImportedMap(string Path, byte[] Content, Area Province, AreaLevel Level, int Units, int Points);
