using System.Net;
using Google.Protobuf;
using Telemetry.Portal.Accounts;
using Telemetry.Protocol.V1;
using SignInRequest = Telemetry.Portal.Accounts.SignInRequest;

namespace Telemetry.Collector.Ledgers;

/// <summary>Signing in, as the protocol says it between the parts of a service: both directions side by side.</summary>
internal static class SignInMapper
{
    /// <summary>Who wants to sign in.</summary>
    public static Protocol.V1.SignInRequest ToMessage(SignInRequest request) => new()
    {
        Account = Encodable(request.Name),
        Password = Encodable(request.Password),
        ForApi = request.Kind == SessionKind.Api,
        RemoteAddress = request.Remote is { } remote ? ByteString.CopyFrom(remote.GetAddressBytes()) : ByteString.Empty,
    };

    /// <summary>The same, read.</summary>
    public static SignInRequest ToRequest(Protocol.V1.SignInRequest message) => new(
        message.Account, message.Password, message.ForApi ? SessionKind.Api : SessionKind.Pages, message.RemoteAddress.Length is 4 or 16 ? new IPAddress(message.RemoteAddress.Span) : null);

    /// <summary>Who wants another password.</summary>
    public static ChangePasswordRequest ToMessage(SignInRequest request, string newPassword) => new() { Account = ToMessage(request), NewPassword = Encodable(newPassword) };

    /// <summary>What became of it.</summary>
    public static SignInResponse ToMessage(AccountAnswer answer) => answer.Fault == AccountFault.None
        ? new SignInResponse { Token = answer.Token, ExpiresUnixMs = answer.Expires.ToUnixTimeMilliseconds(), CredentialId = answer.CredentialId }
        : new SignInResponse { Fault = answer.Fault.ToString() };

    /// <summary>The same, read.</summary>
    public static AccountAnswer ToAnswer(SignInResponse message) => message.Fault.Length == 0
        ? new AccountAnswer(AccountFault.None, message.Token, DateTimeOffset.FromUnixTimeMilliseconds(message.ExpiresUnixMs), message.CredentialId)
        : AccountAnswer.Failed(Enum.TryParse<AccountFault>(message.Fault, out var fault) && fault != AccountFault.None ? fault : AccountFault.Unavailable);

    // Half a character cannot be sent; no password has one, so a control character in its place is as wrong.
    private static string Encodable(string text)
    {
        var encodable = text.ToCharArray();
        for (var i = 0; i < encodable.Length; i++)
        {
            if (char.IsHighSurrogate(encodable[i]) && i + 1 < encodable.Length && char.IsLowSurrogate(encodable[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(encodable[i]))
            {
                encodable[i] = '\0';
            }
        }

        return new string(encodable);
    }
}
