namespace Telemetry.Bench.Measure;

/// <summary>Latency of one kind of question.</summary>
/// <param name="Kind">What is asked for: the country, a random province or commune.</param>
/// <param name="Connections">Kept-alive connections, one question under way on each.</param>
/// <param name="Count">Questions asked.</param>
/// <param name="P50Milliseconds">Half were answered within this time.</param>
/// <param name="P99Milliseconds">99 of 100 were answered within this time.</param>
/// <param name="PerSecond">Questions answered a second.</param>
internal sealed record QueryResult(string Kind, int Connections, int Count, double P50Milliseconds, double P99Milliseconds, double PerSecond);
