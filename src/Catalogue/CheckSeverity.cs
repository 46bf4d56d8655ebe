namespace Telemetry.Catalogue;

/// <summary>How much a finding of a rule matters, least first.</summary>
public enum CheckSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Possible, but somebody should look.</summary>
    Warning,

    /// <summary>Cannot be right: arithmetic contradicts it.</summary>
    Error,
}
