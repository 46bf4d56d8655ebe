namespace Telemetry.Portal.Query;

/// <summary>What a caller may do.</summary>
public enum CallerRole
{
    /// <summary>Reads the figures of one source, its own, in full; totals in the form for readers outside.</summary>
    Operator,

    /// <summary>Reads every figure of its territory.</summary>
    Reader,

    /// <summary>Reads its territory and signs its publications.</summary>
    Publisher,

    /// <summary>Runs the service; reads its territory, as a rule everywhere.</summary>
    Administrator,

    /// <summary>Stands outside the Sở and the host: reads totals of its territory in the form for readers outside, and nothing else.</summary>
    Public,
}
