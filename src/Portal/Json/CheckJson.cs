namespace Telemetry.Portal.Json;

/// <summary>A value that stands beside the one used.</summary>
/// <param name="Source">Whose value is checked.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="How">How the value beside came about, of <see cref="PublicNames"/>' closed list.</param>
/// <param name="Value">The value beside, in the metric's unit.</param>
/// <param name="Difference">The value used minus the value beside.</param>
/// <param name="Coverage">Cells reported in the value beside.</param>
internal sealed record CheckJson(string Source, string Name, string How, decimal Value, decimal Difference, CoverageJson Coverage);
