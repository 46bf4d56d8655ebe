using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Overview;

/// <summary><c>GET /</c>: a unit's key figures for a period; <c>area</c> and <c>period</c> each at most once, see <see cref="OverviewChooser"/> for what holds without them.</summary>
internal static class OverviewEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        if (http.GetCaller() is not { } caller)
        {
            await PageAnswer.WriteAsync(http, QueryFault.Unauthenticated);
            return;
        }

        var services = http.RequestServices;
        if (!QueryStringReader.TryReadOverview(PageLanguage.Rest(http), out var area, out var period, out var fault))
        {
            await PageAnswer.WriteAsync(http, fault);
            return;
        }

        var units = await services.GetRequiredService<CoverageQueryService>().AnswerAsync(caller, http.RequestAborted);
        if (!services.GetRequiredService<OverviewChooser>().TryChoose(units, area, period, out var choice, out fault))
        {
            await (fault is null ? PageAnswer.WriteAsync<EmptyOverviewPage>(http, new(StringComparer.Ordinal)) : PageAnswer.WriteAsync(http, fault));
            return;
        }

        var outcome = await services.GetRequiredService<OverviewReader>().ReadAsync(caller, choice, units, http.RequestAborted);
        await (outcome.TryGet(out var model, out fault)
            ? PageAnswer.WriteAsync<OverviewPage>(http, new(StringComparer.Ordinal) { [nameof(OverviewPage.Model)] = model })
            : PageAnswer.WriteAsync(http, fault));
    }
}
