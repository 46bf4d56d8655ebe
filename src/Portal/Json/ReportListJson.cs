namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>/api/v1/reports</c>.</summary>
/// <param name="Reports">In the catalogue's order.</param>
internal sealed record ReportListJson(IReadOnlyList<ReportEntryJson> Reports);
