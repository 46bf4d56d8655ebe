namespace Telemetry.Portal.Reports;

/// <summary>A numbered note below a report.</summary>
/// <param name="Number">From 1; what cells refer to.</param>
/// <param name="Text">In the report's language.</param>
/// <param name="IsAboutPrint">Whether it says what an official print said instead.</param>
public sealed record ReportNote(int Number, string Text, bool IsAboutPrint);
