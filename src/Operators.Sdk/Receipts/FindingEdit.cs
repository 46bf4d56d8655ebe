namespace Telemetry.Operators;

/// <summary>A change of one cell that would make figures agree.</summary>
/// <param name="Metric">Metric code.</param>
/// <param name="Area">Area code.</param>
/// <param name="Period">The period, which may be an earlier one.</param>
/// <param name="From">As sent, or as stored.</param>
/// <param name="To">As it would agree.</param>
/// <param name="Text">What slip would explain it, in Vietnamese.</param>
public sealed record FindingEdit(string Metric, string Area, string Period, decimal? From, decimal? To, string Text);
