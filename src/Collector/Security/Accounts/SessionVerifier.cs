using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Telemetry.Portal.Accounts;

namespace Telemetry.Collector.Security.Accounts;

/// <summary>Reads session tokens with the public half of the signing key; all that a part of the service without accounts needs. Thread-safe.</summary>
internal sealed class SessionVerifier
{
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = SessionToken.LongestCharacters, MapInboundClaims = false };
    private readonly ECDsaSecurityKey _key;

    /// <summary>For the key.</summary>
    /// <param name="publicKey">SubjectPublicKeyInfo, as it is kept and sent.</param>
    /// <exception cref="CryptographicException">It is no key.</exception>
    public SessionVerifier(byte[] publicKey)
    {
        PublicKey = publicKey;
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        _key = new ECDsaSecurityKey(key);
    }

    /// <summary>The key.</summary>
    public byte[] PublicKey { get; }

    /// <summary>What the token says; a fault where it is none of ours, for something else, or over.</summary>
    public async ValueTask<(SessionClaims? Claims, AuthenticationFault Fault)> ReadAsync(string token, SessionKind kind, DateTimeOffset now)
    {
        var isOver = false;
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = _key,
            ValidAlgorithms = [SessionToken.Algorithm],
            ValidTypes = [JwtConstants.HeaderType],
            ValidIssuer = SessionToken.Issuer,
            ValidAudience = SessionToken.Audience(kind),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) =>
            {
                isOver = expires is null || now.UtcDateTime >= expires.Value + SessionToken.ClockSkew;
                return !isOver && notBefore is not null && now.UtcDateTime >= notBefore.Value - SessionToken.ClockSkew;
            },
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken { Subject.Length: > 0 } read } && read.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Name, out var name)
            ? (new SessionClaims(read.Subject, name, new DateTimeOffset(read.ValidTo, TimeSpan.Zero)), AuthenticationFault.None)
            : (null, isOver ? AuthenticationFault.TokenExpired : AuthenticationFault.InvalidToken);
    }
}
