namespace Telemetry.Bench.Portal;

/// <summary>One page asked for and got.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Status">HTTP status; 0: no answer.</param>
/// <param name="Milliseconds">From the moment at which it was to be asked, whether the machine was ready or not, to its last byte.</param>
/// <param name="Bytes">Over the wire, compressed, without headers.</param>
/// <param name="IsKept">Whether it came from the memo.</param>
internal sealed record PageSample(string Kind, int Status, double Milliseconds, int Bytes, bool IsKept);
