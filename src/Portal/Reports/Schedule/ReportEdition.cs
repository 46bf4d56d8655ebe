namespace Telemetry.Portal.Reports.Schedule;

/// <summary>A report as it was written once.</summary>
/// <param name="Report">Code of the report.</param>
/// <param name="Area">Identity of the unit.</param>
/// <param name="Edition">1 for the first.</param>
/// <param name="Position">Ledger position of its figures.</param>
/// <param name="Time">When it was written, as the index has it.</param>
/// <param name="Content">What it says: <see cref="ReportContentHash"/>.</param>
public sealed record ReportEdition(string Report, string Area, int Edition, long Position, string Time, string Content);
