namespace Telemetry.Operators.Spool;

/// <summary>How an attempt to send ended: the values of an instrument's tag.</summary>
internal enum AttemptOutcome
{
    Acknowledged,
    Refused,
    Held,
    Failed,
}
