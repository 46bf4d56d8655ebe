namespace Telemetry.Portal.Json;

/// <summary>How many of the lowest contributing cells were reported.</summary>
/// <param name="Reported">Cells reported.</param>
/// <param name="Expected">Cells that there could be.</param>
internal sealed record CoverageJson(int Reported, int Expected);
