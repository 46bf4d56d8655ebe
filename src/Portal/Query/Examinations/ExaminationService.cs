using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Doctor;
using ReportText = Telemetry.Doctor.ReportText;

namespace Telemetry.Portal.Query.Examinations;

/// <summary>
/// Examines a report, whoever brings it (JSON, gRPC, a page): 1. is anybody asking; 2. is it a text that is short enough, and are unit and period known; 3. is there a place; 4. the doctor, with
/// the ledger as the caller may read it. A report may be about any unit: of one that the caller may not read, it is held against itself alone. Nothing of the text is kept or logged. Thread-safe.
/// </summary>
internal sealed class ExaminationService(ReportDoctor doctor, QuestionReader reader, FigureQueryService figures, ExaminationPlaces places)
{
    /// <summary>What the doctor says of it.</summary>
    public async ValueTask<Reply<ExaminationAnswer>> AnswerAsync(Caller? caller, ExaminationRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!TryRead(request, out var report, out var fault))
        {
            return fault;
        }

        using var place = places.TryTake(caller.CredentialId);
        return place is null
            ? QueryFault.TooManyExaminations
            : new ExaminationAnswer(await doctor.ExamineAsync(report, new PortalLedgerFigures(caller, figures, doctor.Catalogue), cancellationToken), report.Text.Length);
    }

    private bool TryRead(ExaminationRequest request, [NotNullWhen(true)] out ReportText? report, [NotNullWhen(false)] out QueryFault? fault)
    {
        report = null;
        if (!IsText(request.Text, out fault))
        {
            return false;
        }

        Period? period = null;
        if (!string.IsNullOrEmpty(request.Period))
        {
            if (!QuestionReader.TryPeriod(request.Period, QueryParameter.Period, out var given, out fault))
            {
                return false;
            }

            period = given;
        }

        if (!TryArea(request.Area, period, out var area, out fault))
        {
            return false;
        }

        report = new ReportText(request.Text!, area, period);
        return true;
    }

    private static bool IsText(string? text, [NotNullWhen(false)] out QueryFault? fault)
    {
        fault = string.IsNullOrWhiteSpace(text) ? QueryFault.Invalid(QueryParameter.Text, null, Expected, "There is no report.")
            : text.Length > ReportText.MostCharacters ? QueryFault.TextTooLong(text.Length)
            : text.Contains('\0', StringComparison.Ordinal) ? QueryFault.Invalid(QueryParameter.Text, null, Expected, "The report holds the character NUL: it is a binary file.")
            : null;
        return fault is null;
    }

    private static string Expected { get; } =
        string.Create(CultureInfo.InvariantCulture, $"a report as text in UTF-8, at most {ReportText.MostCharacters} characters");

    // Without a period a code alone says too little where it was borne by several units: 24 was Bắc Giang and is Bắc Ninh.
    private bool TryArea(string? text, Period? period, out Area? area, [NotNullWhen(false)] out QueryFault? fault)
    {
        area = null;
        fault = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (period is { } known)
        {
            return reader.TryArea(text, known, out area, out fault);
        }

        if (!reader.TryAreas(text, out var areas, out fault))
        {
            return false;
        }

        area = areas is [var one] ? one : null;
        fault = area is null
            ? QueryFault.Invalid(
                QueryParameter.Area, text, "one of " + string.Join(", ", areas.Take(8).Select(a => a.Key)), "Several units bore that code; say which, or say the period.")
            : null;
        return fault is null;
    }
}
