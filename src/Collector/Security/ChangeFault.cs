namespace Telemetry.Collector.Security;

/// <summary>Why a change of credentials was not made.</summary>
public enum ChangeFault
{
    /// <summary>Something in the request is wrong.</summary>
    Invalid,

    /// <summary>There is no such credential.</summary>
    NotFound,

    /// <summary>The credential's state does not allow it.</summary>
    NotPossible,
}
