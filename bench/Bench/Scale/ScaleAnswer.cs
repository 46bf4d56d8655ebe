namespace Telemetry.Bench.Scale;

/// <summary>How long one kind of question took.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Count">Answers that were timed.</param>
/// <param name="FirstMilliseconds">The very first one, before anything was warm.</param>
/// <param name="MedianMilliseconds">Half took no longer.</param>
/// <param name="P95Milliseconds">95 of 100 took no longer.</param>
/// <param name="MaxMilliseconds">The slowest one, the first left aside.</param>
/// <param name="Bytes">Size of the last answer.</param>
/// <param name="Empty">Answers in JSON without a single value: they say little about the time that an answer takes.</param>
/// <param name="LimitMilliseconds">What is aimed at; null where nothing is.</param>
/// <param name="Unsupported">Why there was no answer; empty where there was.</param>
internal sealed record ScaleAnswer(
    string Kind, int Count, double FirstMilliseconds, double MedianMilliseconds, double P95Milliseconds, double MaxMilliseconds, long Bytes, int Empty, double? LimitMilliseconds, string Unsupported);
