using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Telemetry.Portal.Accounts;

namespace Telemetry.Collector.Security.Accounts;

/// <summary>Writes session tokens.</summary>
internal static class SessionIssuer
{
    /// <summary>A new session of that credential.</summary>
    public static AccountAnswer Issue(ECDsa key, string account, string credentialId, SessionKind kind, DateTimeOffset now)
    {
        // Tokens have whole seconds.
        now = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var expires = now + SessionToken.Lifetime(kind);
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = SessionToken.Issuer,
            Audience = SessionToken.Audience(kind),
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            TokenType = JwtConstants.HeaderType,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = credentialId,
                [JwtRegisteredClaimNames.Name] = account,
                [JwtRegisteredClaimNames.Jti] = ApiKey.NewIdentifier(),
            },
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SessionToken.Algorithm),
        });
        return new AccountAnswer(AccountFault.None, token, expires, credentialId);
    }
}
