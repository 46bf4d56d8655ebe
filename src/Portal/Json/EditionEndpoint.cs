using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Publication;

namespace Telemetry.Portal.Json;

/// <summary>
/// <c>/api/v1/editions</c>: what is published. <c>GET</c> lists; <c>POST</c> publishes, or proposes; below it <c>/{area}/{period}</c> with <c>/comparison</c>, <c>/approve</c>,
/// <c>/reject</c>, and <c>/{number}/figures.csv</c> and <c>outside.csv</c>, the files as they lie in the ledger.
/// </summary>
internal static class EditionEndpoint
{
    // A thousand characters at their longest in JSON, and what stands around them.
    private const int MostBytes = 16 * 1024;
    private const string BodyExpected = """a body such as {"area":"24","period":"2013-06","base":1,"reasonCode":"lateReport","reason":"…"}, at most 16 KiB""";

    /// <summary>Lists editions.</summary>
    public static async Task ListAsync(HttpContext http)
    {
        var fault = QueryFault.Unauthenticated;
        if (http.GetCaller() is { } caller && PublicationQueryReader.TryReadEditions(http.Request.Query, out var area, out var period, out fault)
            && Service(http).List(caller, area, period).TryGet(out var editions, out fault))
        {
            await JsonAnswer.WriteAsync(http, Mapper(http).Map(editions, caller), PortalJsonContext.Readable.EditionsJson);
            return;
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault!));
    }

    /// <summary>Says how a unit's period stands.</summary>
    public static Task GetAsync(HttpContext http) => AnswerAsync(
        http, async () => await Service(http).GetAsync(http.GetCaller(), Area(http), Period(http), http.RequestAborted), Mapper(http).Map, PortalJsonContext.Readable.PublicationJson);

    /// <summary>Says what an edition changed, or a new one would.</summary>
    public static async Task CompareAsync(HttpContext http)
    {
        if (!PublicationQueryReader.TryReadComparison(http.Request.Query, out var number, out var fault))
        {
            await JsonAnswer.WriteAsync(http, ProblemMapper.Map(http.GetCaller() is null ? QueryFault.Unauthenticated : fault));
            return;
        }

        await AnswerAsync(
            http,
            async () => await Service(http).CompareAsync(http.GetCaller(), Area(http), Period(http), number, http.RequestAborted),
            Mapper(http).Map,
            PortalJsonContext.Readable.EditionComparisonJson);
    }

    /// <summary>Publishes, or proposes.</summary>
    public static Task PublishAsync(HttpContext http) => DecideAsync(
        http,
        PortalJsonContext.Readable.PublishJson,
        async body => await Publishing(http).PublishAsync(
            http.GetCaller(), new PublicationRequest(body.Area, body.Period, body.Base, body.ReasonCode, body.Reason), http.RequestAborted));

    /// <summary>Publishes a proposal.</summary>
    public static Task ApproveAsync(HttpContext http) => DecideAsync(
        http,
        PortalJsonContext.Readable.SettleJson,
        async body => await Publishing(http).ApproveAsync(http.GetCaller(), Area(http), Period(http), body.Proposal, http.RequestAborted));

    /// <summary>Rejects a proposal.</summary>
    public static Task RejectAsync(HttpContext http) => DecideAsync(
        http,
        PortalJsonContext.Readable.SettleJson,
        async body => await Publishing(http).RejectAsync(http.GetCaller(), Area(http), Period(http), body.Proposal, body.Reason, http.RequestAborted));

    /// <summary>The file in full.</summary>
    public static Task DownloadFullAsync(HttpContext http) => DownloadAsync(http, isOutside: false);

    /// <summary>The file for readers outside.</summary>
    public static Task DownloadOutsideAsync(HttpContext http) => DownloadAsync(http, isOutside: true);

    private static async Task DownloadAsync(HttpContext http, bool isOutside)
    {
        var number = int.TryParse((string?)http.Request.RouteValues["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        if (!(await Service(http).DownloadAsync(http.GetCaller(), Area(http), Period(http), number, isOutside, http.RequestAborted)).TryGet(out var file, out var fault))
        {
            await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
            return;
        }

        if (file.Content is not { } content)
        {
            await JsonAnswer.WriteAsync(http, ProblemMapper.Archived(file.ArchivedIn));
            return;
        }

        var head = content.Head;
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{head.Unit.Code}-{head.Unit.ValidFrom:yyyyMMdd}_{head.Period}_{head.Number}_{(isOutside ? "outside" : "figures")}.csv\"";
        http.Response.Headers.ETag = $"\"{content.Hash}\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.ContentLength = content.Bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(content.Bytes, http.RequestAborted);
        }
    }

    private static async Task DecideAsync<TBody>(HttpContext http, JsonTypeInfo<TBody> type, Func<TBody, ValueTask<Reply<PublicationOutcome>>> decide)
        where TBody : class
    {
        if (http.GetCaller() is null)
        {
            await JsonAnswer.WriteAsync(http, ProblemMapper.Map(QueryFault.Unauthenticated));
            return;
        }

        if (!http.Request.HasJsonContentType())
        {
            await JsonAnswer.WriteAsync(http, ProblemMapper.NotJson);
            return;
        }

        await AnswerAsync(
            http,
            async () => await ReadAsync(http, type) is { } body ? await decide(body) : QueryFault.Invalid(QueryParameter.None, null, BodyExpected, "The body is not what was expected."),
            Mapper(http).Map,
            PortalJsonContext.Readable.EditionJson);
    }

    private static async Task<TBody?> ReadAsync<TBody>(HttpContext http, JsonTypeInfo<TBody> type)
        where TBody : class
    {
        var bytes = new byte[MostBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        try
        {
            return length > MostBytes ? null : JsonSerializer.Deserialize(bytes.AsSpan(0, length), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task AnswerAsync<TAnswer, TJson>(HttpContext http, Func<Task<Reply<TAnswer>>> ask, Func<TAnswer, TJson> map, JsonTypeInfo<TJson> type)
        where TAnswer : class
    {
        if ((await ask()).TryGet(out var answer, out var fault))
        {
            await JsonAnswer.WriteAsync(http, map(answer), type);
            return;
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }

    private static string? Area(HttpContext http) => (string?)http.Request.RouteValues["area"];

    private static string? Period(HttpContext http) => (string?)http.Request.RouteValues["period"];

    private static EditionQueryService Service(HttpContext http) => http.RequestServices.GetRequiredService<EditionQueryService>();

    private static PublicationService Publishing(HttpContext http) => http.RequestServices.GetRequiredService<PublicationService>();

    private static EditionMapper Mapper(HttpContext http) => http.RequestServices.GetRequiredService<EditionMapper>();
}
