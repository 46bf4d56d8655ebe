namespace Telemetry.Portal.Json;

/// <summary>A note below a report.</summary>
/// <param name="Number">What cells refer to.</param>
/// <param name="Text">Its words.</param>
/// <param name="AboutPrint">Whether it says what an official print said instead.</param>
internal sealed record ReportNoteJson(int Number, string Text, bool AboutPrint);
