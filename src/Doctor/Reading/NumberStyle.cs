namespace Telemetry.Doctor.Reading;

/// <summary>How digits are grouped and where decimals begin.</summary>
public enum NumberStyle
{
    /// <summary>1.869.673 and 116,25.</summary>
    Vietnamese,

    /// <summary>1,869,673 and 116.25.</summary>
    English,

    /// <summary>Neither mark is printed.</summary>
    Plain,
}
