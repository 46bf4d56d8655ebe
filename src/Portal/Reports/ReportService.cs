using System.Diagnostics.CodeAnalysis;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>
/// Answers questions for reports: 1. is anybody asking; 2. is the question readable; 3. may the caller read the unit's totals and
/// every operator's figures in it; 4. the figures, all at one ledger position; 5. the document. Thread-safe.
/// </summary>
internal sealed class ReportService(Catalogue.Catalogue catalogue, QuestionReader reader, FigureQueryService figures, ILedgerTimeline timeline)
{
    /// <summary>The report, or why there is none.</summary>
    public async ValueTask<Reply<ReportDocument>> AnswerAsync(Caller? caller, ReportRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!TryReport(request.Report, out var report, out var fault)
            || !QuestionReader.TryPeriod(request.Period, QueryParameter.Period, out var period, out fault)
            || !reader.TryArea(request.Area, period, out var area, out fault)
            || !TryAllow(caller, area, request.Area!, out fault)
            || !TryGrain(report, period, out fault)
            || !TryLanguage(request.Language, out var language, out fault))
        {
            return fault;
        }

        var questions = new ReportQuestions(catalogue, area, period);
        AskTotals(report, questions);

        // A published report is its edition as a whole: the year before and the plans stand in it as they stood when it was published.
        var moment = new FigureMoment(request.AsOf, request.Edition) { Whole = (area, period) };
        if (!(await AnswerAsync(caller, questions, moment, cancellationToken)).TryGet(out var totals, out fault))
        {
            return fault;
        }

        AskOperators(report, questions);
        var position = totals.AsOf;
        if (!(await AnswerAsync(caller, questions, moment with { Position = position }, cancellationToken)).TryGet(out _, out fault))
        {
            return fault;
        }

        // Every figure of a report is of one edition, or none is.
        var edition = questions.Answered.Select(f => f.Publication?.Edition).FirstOrDefault(e => e is not null);
        position = edition?.Draft.Position ?? position;
        var time = await timeline.TimeOfAsync(position, cancellationToken);
        return new ReportBuilder(report, area, period, new Words(catalogue, language), questions).Build(catalogue, position, time, edition);
    }

    private static void AskTotals(Report report, ReportQuestions questions)
    {
        foreach (var row in report.Rows)
        {
            foreach (var column in report.Columns)
            {
                questions.Ask(row, column, FigureQuery.AllOperators);
            }

            // Needed to know whose rows follow, whether a column shows it or not.
            if (row.ByOperator)
            {
                questions.Ask(row, ReportBuilder.ValueColumn, FigureQuery.AllOperators);
            }
        }
    }

    private static void AskOperators(Report report, ReportQuestions questions)
    {
        foreach (var row in report.Rows)
        {
            foreach (var source in ReportBuilder.OperatorsOf(row, questions.Find(row, ReportBuilder.ValueColumn, FigureQuery.AllOperators)))
            {
                foreach (var column in report.Columns)
                {
                    questions.Ask(row, column, source);
                }
            }
        }
    }

    private async ValueTask<Reply<FigureAnswer>> AnswerAsync(Caller caller, ReportQuestions questions, FigureMoment moment, CancellationToken cancellationToken)
    {
        var asked = questions.TakeOpen();
        var outcome = await figures.AnswerAsync(caller, asked, moment, cancellationToken);
        if (outcome.TryGet(out var answer, out _))
        {
            questions.Keep(asked, answer);
        }

        return outcome;
    }

    private bool TryReport(string? code, [NotNullWhen(true)] out Report? report, [NotNullWhen(false)] out QueryFault? fault)
    {
        report = catalogue.Reports.FirstOrDefault(r => r.Code == code);
        fault = report is not null
            ? null
            : new QueryFault(
                QueryFaultKind.UnknownReport,
                QueryParameter.Report,
                QueryFault.Shown(code),
                "one of " + string.Join(", ", catalogue.Reports.Select(r => r.Code)),
                "The catalogue has no such report.");
        return report is not null;
    }

    // A report shows totals beside operators' figures: whoever may not read others' figures reads none of it.
    private static bool TryAllow(Caller caller, Area area, string areaText, [NotNullWhen(false)] out QueryFault? fault)
    {
        fault = AccessPolicy.Decide(caller, area, FigureQuery.AllOperators, FigureItemKind.Value) switch
        {
            AccessDecision.Allowed => null,
            AccessDecision.Unauthenticated => QueryFault.Unauthenticated,
            AccessDecision.OutsideTerritory => QueryFault.OutsideTerritory(areaText),
            _ => new QueryFault(
                QueryFaultKind.OthersFigures,
                QueryParameter.None,
                null,
                "a reader's key for the territory",
                "A report holds totals and other operators' figures; an operator's credential reads its own figures only."),
        };
        return fault is null;
    }

    private static bool TryGrain(Report report, Period period, [NotNullWhen(false)] out QueryFault? fault)
    {
        fault = report.Grains.Contains(period.Grain)
            ? null
            : QueryFault.Invalid(
                QueryParameter.Period,
                period.ToString(),
                "a period of this report: " + string.Join(", ", report.Grains.Select(ReportGrains.Example)),
                "The report is not made for periods of that length.");
        return fault is null;
    }

    private static bool TryLanguage(string? text, out Language language, [NotNullWhen(false)] out QueryFault? fault)
    {
        language = text == "en" ? Language.English : Language.Vietnamese;
        fault = text is null or "" or "vi" or "en" ? null : QueryFault.Invalid(QueryParameter.Language, text, "vi or en", "That is not a language of reports.");
        return fault is null;
    }
}
