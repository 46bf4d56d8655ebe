using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Accounts;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Access;

/// <summary>
/// <c>GET</c> and <c>POST /password</c>: another password, for whoever knows the present one. No session is needed: an initial password gives none.
/// </summary>
internal static class PasswordEndpoint
{
    /// <summary>The form.</summary>
    public static Task ShowAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var name = http.GetCaller()?.AccountName ?? (query["name"].ToString() is { Length: <= 64 } given ? given : "");
        return WriteAsync(http, ReturnAddress.Read(query[ReturnAddress.Name]), name, query["first"] == "1", AccountFault.None, isRepeatWrong: false);
    }

    /// <summary>Changes it; the session after it is a new one.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var (form, status) = await AccessForm.ReadAsync(http);
        if (form is null)
        {
            await AccessAnswer.RefuseAsync(http, status);
            return;
        }

        var (name, next, isFirst) = (form["name"], ReturnAddress.Read(form[ReturnAddress.Name]), form["first"] == "1");
        if (form["new"] != form["repeat"])
        {
            await WriteAsync(http, next, name, isFirst, AccountFault.None, isRepeatWrong: true);
            return;
        }

        var answer = await http.RequestServices.GetRequiredService<IAccountOffice>().ChangePasswordAsync(
            new SignInRequest(name, form["password"], SessionKind.Pages, http.Connection.RemoteIpAddress), form["new"], http.RequestAborted);
        if (answer.Fault == AccountFault.None)
        {
            AccessAnswer.Begin(http, answer, next);
            return;
        }

        await WriteAsync(http, next, name, isFirst, answer.Fault, isRepeatWrong: false);
    }

    private static Task WriteAsync(HttpContext http, string next, string name, bool isFirst, AccountFault fault, bool isRepeatWrong)
    {
        AccessAnswer.SetHeaders(http, fault);
        return PageAnswer.WriteAsync<PasswordPage>(
            http,
            new(StringComparer.Ordinal)
            {
                [nameof(PasswordPage.Next)] = next,
                [nameof(PasswordPage.Name)] = name,
                [nameof(PasswordPage.IsFirst)] = isFirst,
                [nameof(PasswordPage.Fault)] = fault,
                [nameof(PasswordPage.IsRepeatWrong)] = isRepeatWrong,
            },
            isRepeatWrong ? StatusCodes.Status400BadRequest : AccessAnswer.StatusOf(fault));
    }
}
