namespace Telemetry.Collector.Intake.Json;

/// <summary>One refusal; area or metric is absent where it speaks for a whole column or row.</summary>
/// <param name="Area">Area code.</param>
/// <param name="Metric">Metric code.</param>
/// <param name="Code">The protocol's code without its prefix: <c>NOT_WHOLE</c>.</param>
/// <param name="Cells">Cells refused by it.</param>
/// <param name="Received">The value as received; absent where it is not the cause.</param>
/// <param name="Expected">What would have been accepted, Vietnamese | English.</param>
internal sealed record VerdictJson(string? Area, string? Metric, string Code, int Cells, string? Received, string Expected);
