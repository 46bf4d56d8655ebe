using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal.Web;

/// <summary>Marks an answer that says less than it will soon say, because a part of the service is out: such a page is never kept.</summary>
internal static class PassingPage
{
    private static readonly object Mark = new();

    /// <summary>Marks the request's answer.</summary>
    public static void Set(HttpContext http) => http.Items[Mark] = true;

    /// <summary>Whether the request's answer is marked.</summary>
    public static bool Is(HttpContext http) => http.Items.ContainsKey(Mark);
}
