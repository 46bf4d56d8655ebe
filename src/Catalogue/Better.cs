namespace Telemetry.Catalogue;

/// <summary>Which way a figure should go.</summary>
public enum Better
{
    /// <summary>Neither; plain description.</summary>
    Neither,

    /// <summary>More is better: completion = 100 × actual / plan.</summary>
    Higher,

    /// <summary>Less is better: completion = 100 × plan / actual.</summary>
    Lower,
}
