using Microsoft.AspNetCore.Http;
using Telemetry.Portal.Accounts;

namespace Telemetry.Portal.Pages.Access;

/// <summary><c>POST /sign-out</c>: the browser forgets the session.</summary>
internal static class SignOutEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var (form, status) = await AccessForm.ReadAsync(http);
        if (form is null)
        {
            await AccessAnswer.RefuseAsync(http, status);
            return;
        }

        SessionCookie.Delete(http);
        AccessAnswer.SeeOther(http, "/sign-in");
    }
}
