using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Accounts;

namespace Telemetry.Portal.Pages.Access;

/// <summary><c>GET</c> and <c>POST /sign-in</c>: a name and a password for a session.</summary>
internal static class SignInEndpoint
{
    /// <summary>The form.</summary>
    public static Task ShowAsync(HttpContext http) => WriteAsync(http, ReturnAddress.Read(http.Request.Query[ReturnAddress.Name]), "", AccountFault.None);

    /// <summary>Signs in.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var (form, status) = await AccessForm.ReadAsync(http);
        if (form is null)
        {
            await AccessAnswer.RefuseAsync(http, status);
            return;
        }

        var (name, next) = (form["name"], ReturnAddress.Read(form[ReturnAddress.Name]));
        var answer = await http.RequestServices.GetRequiredService<IAccountOffice>().SignInAsync(
            new SignInRequest(name, form["password"], SessionKind.Pages, http.Connection.RemoteIpAddress), http.RequestAborted);
        switch (answer.Fault)
        {
            case AccountFault.None:
                AccessAnswer.Begin(http, answer, next);
                break;
            case AccountFault.MustChange:
                AccessAnswer.SeeOther(http, ReturnAddress.With(QueryHelpers.AddQueryString("/password", new Dictionary<string, string?> { ["name"] = name.Trim(), ["first"] = "1" }), next));
                break;
            default:
                await WriteAsync(http, next, name, answer.Fault);
                break;
        }
    }

    private static Task WriteAsync(HttpContext http, string next, string name, AccountFault fault)
    {
        AccessAnswer.SetHeaders(http, fault);
        return PageAnswer.WriteAsync<SignInPage>(
            http,
            new(StringComparer.Ordinal)
            {
                [nameof(SignInPage.Next)] = next,
                [nameof(SignInPage.Name)] = name,
                [nameof(SignInPage.Fault)] = fault,
                [nameof(SignInPage.HasAccounts)] = http.RequestServices.GetRequiredService<IAccountOffice>().HasAccounts,
            },
            AccessAnswer.StatusOf(fault));
    }
}
