namespace Telemetry.Portal.Query;

/// <summary>The ledger position that an answer is read at, or why there is none.</summary>
/// <param name="Position">The position.</param>
/// <param name="Time">The instant asked for; null where a position was asked for, or nothing.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
internal readonly record struct AsOfPosition(long Position, DateTimeOffset? Time, QueryFault? Fault);
