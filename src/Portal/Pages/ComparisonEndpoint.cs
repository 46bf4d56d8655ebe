using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Indicators;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages;

/// <summary><c>GET /comparison</c>: the host's figures beside what was printed elsewhere; there is no such page where the host has none.</summary>
internal static class ComparisonEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        if (http.GetCaller() is not { } caller)
        {
            await PageAnswer.WriteAsync(http, QueryFault.Unauthenticated);
            return;
        }

        var rows = http.RequestServices.GetRequiredService<IComparison>().Rows;
        if (rows.Count == 0)
        {
            await PageAnswer.NotFoundAsync(http);
            return;
        }

        var shown = await ReadAsync(http, caller, rows);
        await PageAnswer.WriteAsync<ComparisonPage>(http, new(StringComparer.Ordinal) { [nameof(ComparisonPage.Rows)] = shown });
    }

    private static async Task<IReadOnlyList<(ComparisonRow Row, Figure Figure)>> ReadAsync(HttpContext http, Caller caller, IReadOnlyList<ComparisonRow> rows)
    {
        var figures = http.RequestServices.GetRequiredService<FigureQueryService>();
        var shown = new List<(ComparisonRow, Figure)>(rows.Count);
        foreach (var row in rows)
        {
            var request = new FigureRequest(
                [row.Indicator], [row.Area], [row.Period], [row.Operator], row.AsOf?.ToString(CultureInfo.InvariantCulture));
            var outcome = await figures.AnswerAsync(caller, request, http.RequestAborted);

            // A row that this caller may not read is left out without a trace.
            if (outcome.TryGet(out var answer, out _))
            {
                shown.Add((row, answer.Figures[0]));
            }
        }

        return shown;
    }
}
