namespace Telemetry.Collector.Security;

/// <summary>What a credential may do. Stored by name.</summary>
public enum CredentialRole
{
    /// <summary>Hands in the figures of one source; reads that source's own, and totals in the form for readers outside.</summary>
    Operator,

    /// <summary>Reads every figure of its territory.</summary>
    Reader,

    /// <summary>Reads its territory and signs its publications.</summary>
    Publisher,

    /// <summary>Runs the service: reads everything and manages keys and catalogue.</summary>
    Administrator,

    /// <summary>Reads totals of its territory in the form for readers outside, and nothing else.</summary>
    Public,

    /// <summary>A part of this service in another process: reaches the ledger's feed and the findings of the others, and nothing that people ask for.</summary>
    Service,
}
