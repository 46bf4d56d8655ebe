namespace Telemetry.Doctor.Relations;

/// <summary>How much a printed number leaves open.</summary>
internal enum Width
{
    /// <summary>Rounded to the digits printed.</summary>
    Rounded,

    /// <summary>Cut off behind the digits printed.</summary>
    Truncated,

    /// <summary>The widest that is honest: zeros at the end count as rounding.</summary>
    Coarse,
}
