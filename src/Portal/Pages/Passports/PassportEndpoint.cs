using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;
using Telemetry.Portal.Web;

namespace Telemetry.Portal.Pages.Passports;

/// <summary>
/// <c>GET /passport</c>: one figure's passport as a page; the parameters of <c>/api/v1/figures</c>, each once. <c>GET /passport/history</c>: the same with the
/// history of a figure of the country, which takes every province's facts and is therefore told only to whoever asks for it.
/// </summary>
internal static class PassportEndpoint
{
    /// <summary>Answers a request for a passport.</summary>
    public static Task HandleAsync(HttpContext http) => AnswerAsync(http, isHistoryAsked: false);

    /// <summary>Answers a request for a passport with its history.</summary>
    public static Task HandleHistoryAsync(HttpContext http) => AnswerAsync(http, isHistoryAsked: true);

    private static async Task AnswerAsync(HttpContext http, bool isHistoryAsked)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadFigures(PageLanguage.Rest(http), out var request, out fault) && OneFigure.IsAsked(request, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<FigureQueryService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var answer, out fault))
            {
                await WriteAsync(http, caller, request, answer, isHistoryAsked);
                return;
            }
        }

        await PageAnswer.WriteAsync(http, fault!);
    }

    private static async Task WriteAsync(HttpContext http, Caller caller, FigureRequest request, FigureAnswer answer, bool isHistoryAsked)
    {
        var figure = answer.Figures[0];

        // Up to the position of the figure that the page shows, whatever arrives meanwhile.
        var upTo = request with { AsOf = answer.AsOf.ToString(CultureInfo.InvariantCulture), Edition = null };
        var history = figure.Form == FigureForm.Full && (isHistoryAsked || figure.Area.Level != AreaLevel.Country)
            ? await http.RequestServices.GetRequiredService<FigureHistoryService>().AnswerAsync(caller, upTo, http.RequestAborted)
            : default(Reply<FigureHistoryAnswer>?);
        var found = history is { } told && told.TryGet(out var value, out _) ? value : null;
        if (found is { IsLedgerOut: true })
        {
            PassingPage.Set(http);
        }

        await PageAnswer.WriteAsync<PassportPage>(http, new(StringComparer.Ordinal)
        {
            [nameof(PassportPage.Figure)] = figure,
            [nameof(PassportPage.Known)] = await http.RequestServices.GetRequiredService<ILedgerTimeline>().TimeOfAsync(figure.Passport.LedgerPosition, http.RequestAborted),
            [nameof(PassportPage.Now)] = await NowAsync(http, caller, request, answer),
            [nameof(PassportPage.History)] = found,
            [nameof(PassportPage.Seconds)] = (await http.RequestServices.GetRequiredService<ReconciliationQueryService>().BesideAsync(caller, figure, answer.AsOf, http.RequestAborted))?.Figures ?? [],
        });
    }

    // What is known now, where the page shows what was known before.
    private static async Task<Figure?> NowAsync(HttpContext http, Caller caller, FigureRequest request, FigureAnswer answer)
    {
        if (string.IsNullOrEmpty(request.AsOf))
        {
            return null;
        }

        var now = await http.RequestServices.GetRequiredService<FigureQueryService>().AnswerAsync(caller, request with { AsOf = null }, http.RequestAborted);
        return now.TryGet(out var latest, out _) && latest.AsOf > answer.AsOf ? latest.Figures[0] : null;
    }
}
