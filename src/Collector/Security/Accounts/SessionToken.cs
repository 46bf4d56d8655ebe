using Telemetry.Portal.Accounts;

namespace Telemetry.Collector.Security.Accounts;

/// <summary>What issuer and reader of session tokens have agreed on: JSON Web Tokens (RFC 7519), signed with ES256 and nothing else.</summary>
internal static class SessionToken
{
    /// <summary>The only algorithm.</summary>
    public const string Algorithm = "ES256";

    /// <summary>Claim <c>iss</c>.</summary>
    public const string Issuer = "telemetry-collector";

    /// <summary>Characters that a token has at most; ours have some 500.</summary>
    public const int LongestCharacters = 2048;

    /// <summary>How far the clocks of two machines may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Claim <c>aud</c>.</summary>
    public static string Audience(SessionKind kind) => kind == SessionKind.Pages ? "pages" : "api";

    /// <summary>How long a session lasts.</summary>
    public static TimeSpan Lifetime(SessionKind kind) => kind == SessionKind.Pages ? TimeSpan.FromHours(12) : TimeSpan.FromHours(1);

    /// <summary>Whether the text has the form of a signed token, in a size that is worth reading.</summary>
    public static bool HasForm(ReadOnlySpan<char> text) => text.Length <= LongestCharacters && text.StartsWith("eyJ", StringComparison.Ordinal) && text.Count('.') == 2;
}
