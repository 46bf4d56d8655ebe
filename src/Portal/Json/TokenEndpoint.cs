using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Accounts;
using Telemetry.Portal.Pages.Access;

namespace Telemetry.Portal.Json;

/// <summary><c>POST /api/v1/token</c>: a name and a password for a token that proves the account for an hour, over JSON and gRPC alike.</summary>
internal static class TokenEndpoint
{
    // The longest password with every character escaped, and what stands around it.
    private const int MostBytes = 4 * 1024;

    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            await JsonAnswer.WriteAsync(http, ProblemMapper.NotJson);
            return;
        }

        if (await ReadAsync(http) is not { Name: { } name, Password: { } password })
        {
            await JsonAnswer.WriteAsync(http, ProblemMapper.NoSignIn);
            return;
        }

        var answer = await http.RequestServices.GetRequiredService<IAccountOffice>().SignInAsync(
            new SignInRequest(name, password, SessionKind.Api, http.Connection.RemoteIpAddress), http.RequestAborted);
        if (answer.Fault != AccountFault.None)
        {
            AccessAnswer.SetHeaders(http, answer.Fault);
            await JsonAnswer.WriteAsync(http, ProblemMapper.Map(answer.Fault));
            return;
        }

        var token = new TokenJson(answer.Token, answer.Expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        await JsonAnswer.WriteAsync(http, token, PortalJsonContext.Readable.TokenJson);
    }

    private static async Task<TokenRequestJson?> ReadAsync(HttpContext http)
    {
        var bytes = new byte[MostBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        try
        {
            return length > MostBytes ? null : JsonSerializer.Deserialize(bytes.AsSpan(0, length), PortalJsonContext.Readable.TokenRequestJson);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
