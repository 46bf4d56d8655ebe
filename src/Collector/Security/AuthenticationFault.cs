namespace Telemetry.Collector.Security;

/// <summary>Why a request proved nobody: the closed list, for the log and the metric. The answer never tells them apart.</summary>
public enum AuthenticationFault
{
    /// <summary>It did prove somebody.</summary>
    None,

    /// <summary>Neither key nor certificate.</summary>
    Absent,

    /// <summary>An authorization header that holds no key of ours, or several of them.</summary>
    Malformed,

    /// <summary>A key with a prefix that nobody has.</summary>
    UnknownKey,

    /// <summary>A known prefix with another secret.</summary>
    WrongSecret,

    /// <summary>The credential's time is over.</summary>
    Expired,

    /// <summary>The credential was revoked.</summary>
    Revoked,

    /// <summary>A certificate that is bound to nothing: neither its thumbprint nor, where an authority vouches for it, its subject.</summary>
    UnknownCertificate,

    /// <summary>A bound certificate whose own time is over.</summary>
    CertificateExpired,

    /// <summary>A bound certificate whose own time has not begun.</summary>
    CertificateNotYetValid,

    /// <summary>A key and a bound certificate that prove different sources or roles.</summary>
    CertificateOfAnother,

    /// <summary>A session's token that is none of ours, was altered, or is for something else.</summary>
    InvalidToken,

    /// <summary>A session's token whose time is over.</summary>
    TokenExpired,

    /// <summary>A sign-in with a name that no account has.</summary>
    UnknownAccount,

    /// <summary>A sign-in with another password than the account's.</summary>
    WrongPassword,

    /// <summary>A sign-in to an account that is locked for a while, whatever the password.</summary>
    AccountLocked,
}
