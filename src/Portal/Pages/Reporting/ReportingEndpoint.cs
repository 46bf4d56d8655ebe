using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Reporting;

/// <summary><c>GET /reporting</c>: who has reported what, what is missing of one source's period, and whom to remind.</summary>
internal static class ReportingEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && CompletenessQueryReader.TryReadMatrix(PageQuestion.Of(http), out var request, out var reminded, out fault))
        {
            var completeness = http.RequestServices.GetRequiredService<CompletenessQueryService>();
            if ((await completeness.AnswerAsync(caller, request, http.RequestAborted)).TryGet(out var matrix, out fault)
                && (await completeness.AnswerAsync(caller, reminded, http.RequestAborted)).TryGet(out var reminders, out fault))
            {
                var form = new ReportingForm
                {
                    Period = matrix.Period,
                    Area = request.Area ?? "",
                    Months = matrix.Months,
                    Operator = matrix.Chosen?.Source.Code,
                    Cell = matrix.Chosen?.Period,
                    Date = reminders.Date,
                    Remind = reminded.Operator ?? "",
                };
                await PageAnswer.WriteAsync<ReportingPage>(http, new(StringComparer.Ordinal)
                {
                    [nameof(ReportingPage.Matrix)] = matrix,
                    [nameof(ReportingPage.Reminders)] = reminders.Reminders,
                    [nameof(ReportingPage.Form)] = form,
                });
                return;
            }
        }

        await PageAnswer.WriteAsync(http, fault);
    }
}
