namespace Telemetry.Collector.Security;

/// <summary>What a credential may do. Stored by name.</summary>
public enum CredentialRole
{
    /// <summary>Hands in the figures of one source, and reads that source's own.</summary>
    Operator,

    /// <summary>Reads every figure of its territory.</summary>
    Reader,

    /// <summary>Reads its territory and signs its publications.</summary>
    Publisher,

    /// <summary>Runs the service: reads everything and manages keys and catalogue.</summary>
    Administrator,
}
