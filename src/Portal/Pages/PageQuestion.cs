using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal.Pages;

/// <summary>What a page was asked for.</summary>
internal static class PageQuestion
{
    /// <summary>The parameters of its address, without the language, and without those that a form left empty.</summary>
    public static IQueryCollection Of(HttpContext http) => new QueryCollection(
        PageLanguage.Rest(http).Where(p => !string.IsNullOrEmpty(p.Value.ToString())).ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase));
}
