namespace Telemetry.Portal.Json;

/// <summary>A column of a report.</summary>
/// <param name="Code">Its code, unique in the report.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Group">Heading over it and its neighbours; empty: none.</param>
internal sealed record ReportColumnJson(string Code, string Heading, string Group);
