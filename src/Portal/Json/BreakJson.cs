namespace Telemetry.Portal.Json;

/// <summary>A day on which the definition of what a series rests on changed: points on both sides are not compared.</summary>
/// <param name="Metric">The metric whose definition changed.</param>
/// <param name="On">First day under the new definition, yyyy-MM-dd.</param>
/// <param name="Note">What changed.</param>
internal sealed record BreakJson(string Metric, string On, WordsJson Note);
