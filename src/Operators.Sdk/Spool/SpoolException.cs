namespace Telemetry.Operators;

/// <summary>A spool could not do what was asked. Decide on <see cref="Fault"/>, never on the text.</summary>
public sealed class SpoolException : Exception
{
    internal SpoolException(SpoolFault fault, string message, Exception? inner = null)
        : base(message, inner) =>
        Fault = fault;

    /// <summary>Why.</summary>
    public SpoolFault Fault { get; }
}
