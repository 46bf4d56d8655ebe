namespace Telemetry.Bench.Scale;

/// <summary>One kind of question.</summary>
/// <param name="Kind">What stands in the table.</param>
/// <param name="LimitMilliseconds">What its slowest answer should take at most; null where nothing was set.</param>
/// <param name="Addresses">Relative addresses, asked in turn.</param>
internal sealed record ScaleQuestion(string Kind, double? LimitMilliseconds, IReadOnlyList<string> Addresses);
