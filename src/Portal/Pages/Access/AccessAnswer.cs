using Microsoft.AspNetCore.Http;
using Telemetry.Portal.Accounts;

namespace Telemetry.Portal.Pages.Access;

/// <summary>What the pages about accounts answer alike.</summary>
internal static class AccessAnswer
{
    /// <summary>Keeps the session in the browser and goes on.</summary>
    public static void Begin(HttpContext http, AccountAnswer session, string next)
    {
        SessionCookie.Write(http, session.Token);
        SeeOther(http, next);
    }

    /// <summary>Asks for another page instead.</summary>
    public static void SeeOther(HttpContext http, string address)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = address;
    }

    /// <summary>The status of a fault.</summary>
    public static int StatusOf(AccountFault fault) => fault switch
    {
        AccountFault.None => StatusCodes.Status200OK,
        AccountFault.Refused => StatusCodes.Status401Unauthorized,
        AccountFault.MustChange => StatusCodes.Status403Forbidden,
        AccountFault.TooManyAttempts => StatusCodes.Status429TooManyRequests,
        AccountFault.Busy or AccountFault.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Says how a page that has such a fault is to be read by programs.</summary>
    public static void SetHeaders(HttpContext http, AccountFault fault)
    {
        switch (fault)
        {
            case AccountFault.Refused:
                http.Response.Headers.WWWAuthenticate = "Bearer";
                break;
            case AccountFault.TooManyAttempts or AccountFault.Busy or AccountFault.Unavailable:
                http.Response.Headers.RetryAfter = "10";
                break;
            default:
                break;
        }
    }

    /// <summary>A form that is none of this portal's.</summary>
    public static Task RefuseAsync(HttpContext http, int status) => PageAnswer.WriteAsync<MessagePage>(
        http,
        new(StringComparer.Ordinal)
        {
            [nameof(MessagePage.Title)] = PageLanguage.Of(http) == Text.Language.English ? "Not accepted" : "Không nhận",
            [nameof(MessagePage.Message)] = PageLanguage.Of(http) == Text.Language.English
                ? "The form did not come from a page of this portal, or is not a form. Open the page again and send it from there."
                : "Biểu mẫu không được gửi từ trang của hệ thống này, hoặc không đúng dạng. Xin mở lại trang rồi gửi từ đó.",
        },
        status);
}
