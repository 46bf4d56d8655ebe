namespace Telemetry.Collector.Security;

/// <summary>What a look at the certificate files came to.</summary>
internal enum TlsChange
{
    /// <summary>They are as they were.</summary>
    None,

    /// <summary>They changed and count for connections from now on.</summary>
    Reloaded,

    /// <summary>They changed and cannot be used; what was read before still counts.</summary>
    Unusable,
}
