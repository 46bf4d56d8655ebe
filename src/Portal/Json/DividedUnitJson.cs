namespace Telemetry.Portal.Json;

/// <summary>A unit whose value is not divided.</summary>
/// <param name="Code">Identity of the unit.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="AppearsIn">The lowest unit of the boundaries that holds all of it: where its value is counted.</param>
internal sealed record DividedUnitJson(string Code, string Name, NamedJson AppearsIn);
