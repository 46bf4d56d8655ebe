namespace Telemetry.Collector.Intake;

/// <summary>Which member of an observation's <c>oneof value</c> came last.</summary>
public enum WireValue
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>An integer scaled by the decimals.</summary>
    Scaled,

    /// <summary>A floating-point number.</summary>
    Number,

    /// <summary>A reason for absence.</summary>
    State,
}
