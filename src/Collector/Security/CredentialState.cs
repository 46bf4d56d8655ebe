namespace Telemetry.Collector.Security;

/// <summary>Whether a credential counts.</summary>
public enum CredentialState
{
    /// <summary>It does.</summary>
    Valid,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Somebody ended it.</summary>
    Revoked,
}
