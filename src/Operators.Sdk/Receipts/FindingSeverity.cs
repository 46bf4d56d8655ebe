namespace Telemetry.Operators;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>A severity that this version of the library does not know.</summary>
    Unspecified = 0,

    /// <summary>Worth knowing.</summary>
    Info = 1,

    /// <summary>Possible, but somebody should look.</summary>
    Warning = 2,

    /// <summary>Arithmetic contradicts it.</summary>
    Error = 3,
}
