using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Telemetry.Catalogue;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Publication;

namespace Telemetry.Portal.Pages.Publication;

/// <summary>
/// <c>GET /publication</c>: which periods are published; <c>GET /publication/{area}/{period}</c>: one of them; below it the forms on that page, each answered with the way back to it, or with the page
/// again and what is wrong.
/// </summary>
internal static class PublicationEndpoint
{
    // A thousand characters at their longest in a form, and what stands around them.
    private const int MostBytes = 16 * 1024;
    private static readonly int[] Columns = [3, PublicationTableReader.UsualColumns, 12, 24];

    /// <summary>The table.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var fault = QueryFault.Unauthenticated;
        if (http.GetCaller() is { } caller && PublicationQueryReader.TryReadPublications(PageQuestion.Of(http), Columns, out var period, out var count, out fault))
        {
            var reader = http.RequestServices.GetRequiredService<PublicationTableReader>();
            await PageAnswer.WriteAsync<PublicationListPage>(http, new(StringComparer.Ordinal)
            {
                [nameof(PublicationListPage.Table)] = await reader.ReadAsync(caller, period ?? reader.LastMonth, count ?? PublicationTableReader.UsualColumns, http.RequestAborted),
                [nameof(PublicationListPage.Choices)] = Columns,
            });
            return;
        }

        await PageAnswer.WriteAsync(http, fault!);
    }

    /// <summary>One period.</summary>
    public static async Task HandlePeriodAsync(HttpContext http)
    {
        if (!PublicationQueryReader.TryReadCompared(PageQuestion.Of(http), out var isCompared, out var number, out var fault))
        {
            await PageAnswer.WriteAsync(http, http.GetCaller() is null ? QueryFault.Unauthenticated : fault);
            return;
        }

        await WriteAsync(http, isCompared, number, PublicationError.None, new(StringComparer.Ordinal));
    }

    /// <summary>Publishes, or proposes.</summary>
    public static Task HandlePublishAsync(HttpContext http) => DecideAsync(http, async form => await Publishing(http).PublishAsync(
        http.GetCaller(), new PublicationRequest(Area(http), Period(http), (int?)Number(form, "base"), Text(form, "reasonCode"), Text(form, "reason")), http.RequestAborted));

    /// <summary>Approves a proposal.</summary>
    public static Task HandleApproveAsync(HttpContext http) => DecideAsync(http, async form => await Publishing(http).ApproveAsync(
        http.GetCaller(), Area(http), Period(http), Number(form, "proposal") ?? 0, http.RequestAborted));

    /// <summary>Rejects a proposal.</summary>
    public static Task HandleRejectAsync(HttpContext http) => DecideAsync(http, async form => await Publishing(http).RejectAsync(
        http.GetCaller(), Area(http), Period(http), Number(form, "proposal") ?? 0, Text(form, "rejection"), http.RequestAborted));

    private static async Task DecideAsync(HttpContext http, Func<Dictionary<string, StringValues>, Task<Reply<PublicationOutcome>>> decide)
    {
        if (http.GetCaller() is null)
        {
            await PageAnswer.WriteAsync(http, QueryFault.Unauthenticated);
            return;
        }

        var form = await ReadAsync(http.Request, http.RequestAborted);
        if ((await decide(form)).TryGet(out var outcome, out var fault))
        {
            // The browser then asks for the page, so that loading it again decides nothing twice.
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = PublicationAddress.Of(outcome.Unit.Key, outcome.Period);
            return;
        }

        if (ErrorOf(fault) is var error && error != PublicationError.None)
        {
            await WriteAsync(http, isCompared: false, number: null, error, form, ProblemMapper.StatusOf(fault.Kind));
            return;
        }

        await PageAnswer.WriteAsync(http, fault);
    }

    private static PublicationError ErrorOf(QueryFault fault) => (fault.Kind, fault.Parameter) switch
    {
        (QueryFaultKind.InvalidParameter, QueryParameter.Reason or QueryParameter.ReasonCode) => PublicationError.Reason,
        (QueryFaultKind.Conflict, QueryParameter.Base) => PublicationError.Meanwhile,
        (QueryFaultKind.Conflict, QueryParameter.Period) => PublicationError.NothingThere,
        (QueryFaultKind.Conflict, QueryParameter.Proposal) => PublicationError.Proposal,
        (QueryFaultKind.Conflict, _) => PublicationError.NothingChanged,
        (QueryFaultKind.WrongRole, QueryParameter.Proposal) => PublicationError.OwnProposal,
        (QueryFaultKind.Unavailable, _) => fault == EditionFaults.NotKnown ? PublicationError.NotKnown : PublicationError.Unavailable,
        _ => PublicationError.None,
    };

    private static async Task WriteAsync(
        HttpContext http, bool isCompared, int? number, PublicationError error, Dictionary<string, StringValues> form, int status = StatusCodes.Status200OK)
    {
        var editions = http.RequestServices.GetRequiredService<EditionQueryService>();
        if (!(await editions.GetAsync(http.GetCaller(), Area(http), Period(http), http.RequestAborted)).TryGet(out var state, out var fault))
        {
            await PageAnswer.WriteAsync(http, fault);
            return;
        }

        RestatementView? view = null;
        if (state.IsFull && (isCompared || state.Waiting is not null) && state.Last is not null
            && !(await editions.CompareAsync(http.GetCaller(), Area(http), Period(http), number, http.RequestAborted)).TryGet(out view, out fault))
        {
            await PageAnswer.WriteAsync(http, fault);
            return;
        }

        await PageAnswer.WriteAsync<PublicationPage>(
            http,
            new(StringComparer.Ordinal)
            {
                [nameof(PublicationPage.State)] = state,
                [nameof(PublicationPage.Comparison)] = view,
                [nameof(PublicationPage.Error)] = error,
                [nameof(PublicationPage.ReasonCode)] = Text(form, "reasonCode") ?? "",
                [nameof(PublicationPage.Reason)] = Text(form, "reason") ?? Text(form, "rejection") ?? "",
                [nameof(PublicationPage.IsOver)] = state.Period.Last < VietnamTime.DayOf(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()),
            },
            status);
    }

    // Empty where it is no form, or more than one has.
    private static async ValueTask<Dictionary<string, StringValues>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return new(StringComparer.Ordinal);
        }

        var bytes = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MostBytes ? new(StringComparer.Ordinal) : QueryHelpers.ParseQuery(Encoding.UTF8.GetString(bytes, 0, length));
    }

    // A line's end is a space: a reason is one paragraph, as the interface for programs has it.
    private static string? Text(Dictionary<string, StringValues> form, string name) => form.TryGetValue(name, out var values) ? values[0]?.ReplaceLineEndings(" ") : null;

    private static long? Number(Dictionary<string, StringValues> form, string name) =>
        long.TryParse(Text(form, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? number : null;

    private static string? Area(HttpContext http) => (string?)http.Request.RouteValues["area"];

    private static string? Period(HttpContext http) => (string?)http.Request.RouteValues["period"];

    private static PublicationService Publishing(HttpContext http) => http.RequestServices.GetRequiredService<PublicationService>();
}
