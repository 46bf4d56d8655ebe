using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Doctor.Json;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Examinations;

namespace Telemetry.Portal.Json;

/// <summary><c>POST /api/v1/doctor</c>: examines a report; nothing of it is kept.</summary>
internal static class DoctorEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        if (http.GetCaller() is not { } caller)
        {
            await JsonAnswer.WriteAsync(http, ProblemMapper.Map(QueryFault.Unauthenticated));
            return;
        }

        if (!ReportBody.IsText(http.Request.ContentType, out var isJson))
        {
            await JsonAnswer.WriteAsync(http, ProblemMapper.NotText);
            return;
        }

        if (QueryStringReader.TryReadDoctor(http.Request.Query, out var area, out var period, out var language, out var fault)
            && TryWords(language, out var words, out fault)
            && (await ReportBody.ReadAsync(http.Request, isJson, http.RequestAborted)).TryGet(out var body, out fault))
        {
            var request = new ExaminationRequest(body.Text, body.Area ?? area, body.Period ?? period);
            var outcome = await http.RequestServices.GetRequiredService<ExaminationService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var answer, out fault))
            {
                var catalogue = http.RequestServices.GetRequiredService<Catalogue.Catalogue>();
                var document = ExaminationJsonMapper.Map(answer.Examination, answer.Given, hasLedger: true, catalogue, words);
                await JsonAnswer.WriteAsync(http, document, DoctorJsonContext.Readable.ExaminationJson);
                return;
            }
        }

        SetHeaders(http, fault);
        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }

    /// <summary>Says when to come again, where there was no place.</summary>
    public static void SetHeaders(HttpContext http, QueryFault fault)
    {
        if (fault.Kind == QueryFaultKind.TooManyAtOnce)
        {
            http.Response.Headers.RetryAfter = ExaminationPlaces.Wait.TotalSeconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The languages of a document's sentences, as asked for by <c>vi</c>, <c>en</c> or nothing (both).</summary>
    public static bool TryWords(string? language, out WordsIn words, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out QueryFault? fault)
    {
        words = language switch { "vi" => WordsIn.Vietnamese, "en" => WordsIn.English, _ => WordsIn.Both };
        fault = words != WordsIn.Both || string.IsNullOrEmpty(language) ? null : QueryFault.Invalid(QueryParameter.Language, language, "vi or en", "There is no such language.");
        return fault is null;
    }
}
