using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages;

/// <summary>
/// A page's language: <c>lang=vi|en</c> of its address, which the browser then keeps for the pages after it; else what it has kept; else Vietnamese.
/// </summary>
internal static class PageLanguage
{
    /// <summary>Name of the parameter and of the cookie.</summary>
    public const string Name = "lang";

    /// <summary>The language of the answer; remembers one that the address names. The same however often it is asked in one request.</summary>
    public static Language Of(HttpContext http)
    {
        if (http.Items.TryGetValue(typeof(PageLanguage), out var known) && known is Language language)
        {
            return language;
        }

        language = Read(http);
        http.Items[typeof(PageLanguage)] = language;
        return language;
    }

    /// <summary>vi or en.</summary>
    public static string Code(Language language) => language == Language.English ? "en" : "vi";

    /// <summary>The address in that language.</summary>
    public static string Address(string address, Language language) => QueryHelpers.AddQueryString(address, Name, Code(language));

    /// <summary>The request's parameters without the language, for readers that refuse what they do not know.</summary>
    public static IQueryCollection Rest(HttpContext http) =>
        http.Request.Query.ContainsKey(Name)
            ? new QueryCollection(http.Request.Query.Where(p => !IsName(p.Key)).ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase))
            : http.Request.Query;

    /// <summary>The same as a query string.</summary>
    public static QueryString RestOf(QueryString query)
    {
        if (!query.HasValue)
        {
            return query;
        }

        var rest = QueryHelpers.ParseQuery(query.Value).Where(p => !IsName(p.Key));
        return QueryString.Create(rest.SelectMany(p => p.Value, (p, v) => KeyValuePair.Create(p.Key, v)));
    }

    private static Language Read(HttpContext http)
    {
        if (Parse(http.Request.Query[Name]) is not { } asked)
        {
            return Parse(http.Request.Cookies[Name]) ?? Language.Vietnamese;
        }

        if (!http.Response.HasStarted && Parse(http.Request.Cookies[Name]) != asked)
        {
            // A preference and nothing else: no script reads it, and it says nothing about who it is.
            http.Response.Cookies.Append(Name, Code(asked), new CookieOptions
            {
                HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/",
            });
        }

        return asked;
    }

    private static bool IsName(string parameter) => string.Equals(parameter, Name, StringComparison.OrdinalIgnoreCase);

    private static Language? Parse(StringValues text) => text.ToString() switch
    {
        "vi" => Language.Vietnamese,
        "en" => Language.English,
        _ => null,
    };
}
