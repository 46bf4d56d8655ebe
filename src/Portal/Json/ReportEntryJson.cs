namespace Telemetry.Portal.Json;

/// <summary>A report that can be asked for.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Vietnamese title; what is in braces is filled in.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Periods">Lengths of period that it is made for: <c>month</c>, <c>quarter</c>, <c>half</c>, <c>nineMonths</c>, <c>year</c>.</param>
/// <param name="Formats">Forms that it is answered in.</param>
internal sealed record ReportEntryJson(string Code, string Title, string TitleEn, IReadOnlyList<string> Periods, IReadOnlyList<string> Formats);
