namespace Telemetry.Doctor.Meaning;

/// <summary>How sure a reading is. A diagnosis is as sure as the least sure reading that it rests on.</summary>
public enum Confidence
{
    /// <summary>One reading among others.</summary>
    Possible,

    /// <summary>The words fit best so.</summary>
    Likely,

    /// <summary>The words name it, or the table's structure does.</summary>
    Certain,
}
