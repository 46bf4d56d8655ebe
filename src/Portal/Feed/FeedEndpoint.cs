using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Json;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Feed;

/// <summary>
/// <c>GET /feed.atom</c>, <c>/feed.json</c> and <c>/api/v1/feed</c>: what was published, the newest 100; <c>before</c>: at lower positions; <c>lang</c>: vi (the default) or en. For anybody.
/// </summary>
internal static class FeedEndpoint
{
    /// <summary>As Atom.</summary>
    public static Task AtomAsync(HttpContext http) => AnswerAsync(http, AtomDocument.Write, AtomDocument.ContentType);

    /// <summary>As JSON Feed.</summary>
    public static Task JsonAsync(HttpContext http) => AnswerAsync(http, FeedDocument.Write, FeedDocument.ContentType);

    private static async Task AnswerAsync(HttpContext http, Func<FeedPage, byte[]> write, string contentType)
    {
        var query = http.Request.Query;
        var fault = QueryStringReader.Check(query, "before or lang");
        if (fault is null && LanguageOf(query[PageLanguage.Name]) is { } language)
        {
            var before = query["before"] is [{ } text] ? text : null;
            if ((await http.RequestServices.GetRequiredService<FeedReader>().ReadAsync(before, language, http.RequestAborted)).TryGet(out var page, out fault))
            {
                await PublicAnswer.WriteAsync(http, write(page), contentType, PublicAnswer.Shortly, page.Updated);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault ?? QueryFault.Invalid(QueryParameter.Language, query[PageLanguage.Name], "vi or en", "There is no such language.")));
    }

    // What a browser has kept as its language is not asked: the answer is the same for everybody.
    private static Language? LanguageOf(string? text) => text switch
    {
        null or "vi" => Language.Vietnamese,
        "en" => Language.English,
        _ => null,
    };
}
