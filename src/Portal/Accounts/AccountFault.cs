namespace Telemetry.Portal.Accounts;

/// <summary>Why there is no session: the closed list; each edge maps it once to its own answer.</summary>
public enum AccountFault
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>Name and password prove nobody, or the account is locked or ended: which of them is not said. 401.</summary>
    Refused,

    /// <summary>The password is right, and must be changed before anything else. 403.</summary>
    MustChange,

    /// <summary>The new password has fewer characters than <see cref="PasswordLength.Least"/>. 400.</summary>
    TooShort,

    /// <summary>The new password has more characters than <see cref="PasswordLength.Most"/>. 400.</summary>
    TooLong,

    /// <summary>The new password has characters that cannot be typed everywhere: control characters, or no characters at all. 400.</summary>
    Unreadable,

    /// <summary>The new password is the account's name. 400.</summary>
    SameAsName,

    /// <summary>The new password is the old one. 400.</summary>
    SameAsOld,

    /// <summary>The new password is one that is tried first. 400.</summary>
    TooCommon,

    /// <summary>Too many failed attempts from one address. 429.</summary>
    TooManyAttempts,

    /// <summary>Too many sign in at this moment. 503.</summary>
    Busy,

    /// <summary>The part of the service that keeps the accounts cannot be asked at present. 503.</summary>
    Unavailable,
}
