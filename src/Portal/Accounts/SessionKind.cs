namespace Telemetry.Portal.Accounts;

/// <summary>What a session's token is for; one kind is never taken for the other.</summary>
public enum SessionKind
{
    /// <summary>Pages: it lies in a cookie.</summary>
    Pages,

    /// <summary>Programs: it comes in the header <c>Authorization</c>.</summary>
    Api,
}
