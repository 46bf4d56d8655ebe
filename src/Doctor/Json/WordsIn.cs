namespace Telemetry.Doctor.Json;

/// <summary>In which languages a document words its sentences.</summary>
public enum WordsIn
{
    /// <summary>Both, side by side.</summary>
    Both,

    /// <summary>Vietnamese alone.</summary>
    Vietnamese,

    /// <summary>English alone.</summary>
    English,
}
