namespace Telemetry.Portal.Web;

/// <summary>What a kept page rests on beside figures, catalogue, caller and day.</summary>
[Flags]
internal enum PageGrounds
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>Findings.</summary>
    Findings = 1,

    /// <summary>Imported maps.</summary>
    Maps = 2,

    /// <summary>The time of day, to the minute, which it says.</summary>
    Clock = 4,
}
