using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Json;
using Telemetry.Portal.Pages.Access;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Examinations;

namespace Telemetry.Portal.Pages.Examinations;

/// <summary><c>GET</c> and <c>POST /doctor</c>: a form for a report, and what the doctor says of it. The report is in no address, is kept nowhere, and the answer in no memo.</summary>
internal static class DoctorPageEndpoint
{
    /// <summary>The form; with <c>sample=bac-giang-2013</c> a printed report is in it.</summary>
    public static async Task ShowAsync(HttpContext http)
    {
        var fault = QueryFault.Unauthenticated;
        if (http.GetCaller() is not null && QueryStringReader.TryReadDoctorPage(PageQuestion.Of(http), out var sample, out fault))
        {
            var form = sample == SampleReport.Name ? new DoctorForm(SampleReport.Text, SampleReport.Area, SampleReport.Period) : DoctorForm.Empty;
            await WriteAsync(http, form, null, null);
            return;
        }

        await PageAnswer.WriteAsync(http, fault);
    }

    /// <summary>Examines what was written into it.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        if (http.GetCaller() is not { } caller)
        {
            await PageAnswer.WriteAsync(http, QueryFault.Unauthenticated);
            return;
        }

        var (form, fault, status) = await DoctorForm.ReadAsync(http.Request, http.RequestAborted);
        if (form is null && fault is null)
        {
            await AccessAnswer.RefuseAsync(http, status);
            return;
        }

        ExaminationAnswer? answer = null;
        if (fault is null)
        {
            var request = new ExaminationRequest(form!.Text, form.Area, form.Period);
            _ = (await http.RequestServices.GetRequiredService<ExaminationService>().AnswerAsync(caller, request, http.RequestAborted)).TryGet(out answer, out fault);
        }

        await WriteAsync(http, form ?? DoctorForm.Empty, answer, fault);
    }

    // What can be mended on the form is said on the form, and what was written is kept in it.
    private static Task WriteAsync(HttpContext http, DoctorForm form, ExaminationAnswer? answer, QueryFault? fault)
    {
        if (fault is not null)
        {
            DoctorEndpoint.SetHeaders(http, fault);
        }

        return PageAnswer.WriteAsync<DoctorPage>(
            http,
            new(StringComparer.Ordinal)
            {
                [nameof(DoctorPage.Form)] = form,
                [nameof(DoctorPage.Examination)] = answer?.Examination,
                [nameof(DoctorPage.Problem)] = fault is null ? null : DoctorWords.Problem(fault, PageLanguage.Of(http)),
            },
            fault is null ? StatusCodes.Status200OK : ProblemMapper.StatusOf(fault.Kind));
    }
}
