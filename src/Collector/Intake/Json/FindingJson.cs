namespace Telemetry.Collector.Intake.Json;

/// <summary>What a check rule would have against a taken cell.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Metric">Metric or indicator; absent in a summary.</param>
/// <param name="Area">Area code.</param>
/// <param name="Period">The period.</param>
/// <param name="Text">A sentence in Vietnamese.</param>
/// <param name="EnglishText">The same in English.</param>
/// <param name="Actual">The value found.</param>
/// <param name="Expected">What the rule expects.</param>
internal sealed record FindingJson(
    string Rule, string Severity, string? Metric, string Area, string Period, string Text, string EnglishText, decimal? Actual, decimal? Expected);
