namespace Telemetry.Operators;

/// <summary>A submission of a spool was settled.</summary>
public sealed class SpoolSettledEventArgs : EventArgs
{
    internal SpoolSettledEventArgs(SpoolResult result) => Result = result;

    /// <summary>Its end: <see cref="SpoolState.Acknowledged"/> with the receipt, or <see cref="SpoolState.Refused"/> with why.</summary>
    public SpoolResult Result { get; }
}
