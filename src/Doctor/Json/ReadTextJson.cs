namespace Telemetry.Doctor.Json;

/// <summary>How much of the report was read.</summary>
/// <param name="Characters">Characters read, in UTF-16 code units, as every place in the document counts them.</param>
/// <param name="IsCut">Whether more was given than was read.</param>
public sealed record ReadTextJson(int Characters, bool IsCut);
