using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Csv;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary><c>GET /api/v1/reminders</c>: who still owes what, as JSON or as a table for spreadsheets.</summary>
internal static class RemindersEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && CompletenessQueryReader.TryReadReminders(http.Request.Query, out var request, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<CompletenessQueryService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var answer, out fault))
            {
                await WriteAsync(http, answer);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }

    private static async Task WriteAsync(HttpContext http, ReminderAnswer answer)
    {
        if (!answer.IsTable)
        {
            await JsonAnswer.WriteAsync(http, http.RequestServices.GetRequiredService<CompletenessMapper>().Map(answer), PortalJsonContext.Readable.RemindersJson);
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"nhac-bao-cao-{answer.Date:yyyy-MM-dd}.csv\"");
        await http.Response.WriteAsync(http.RequestServices.GetRequiredService<RemindersTable>().Write(answer.Reminders), http.RequestAborted);
    }
}
