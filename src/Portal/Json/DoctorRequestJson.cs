namespace Telemetry.Portal.Json;

/// <summary>A report to examine.</summary>
/// <param name="Text">The report.</param>
/// <param name="Area">The unit that it is about; absent: as the address says, else as named in it.</param>
/// <param name="Period">The period that it is about; absent likewise.</param>
internal sealed record DoctorRequestJson(string? Text, string? Area, string? Period);
