using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Portal.Query;
using Telemetry.Portal.Reports;
using Telemetry.Portal.Text;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Pages;

/// <summary>
/// Addresses of pages and documents. They name the unit's identity and the edition or, where there is none, the ledger position, so that a link shows the same for ever; figures
/// for readers outside are given as known now.
/// </summary>
internal static class PageAddress
{
    /// <summary>The passport page of a figure.</summary>
    public static string Passport(Figure figure) => "/passport" + Query(figure);

    /// <summary>The same figure from the JSON endpoint.</summary>
    public static string Json(Figure figure) => "/api/v1/figures" + Query(figure);

    /// <summary>The passport page of the figure as known now.</summary>
    public static string PassportNow(Figure figure) => "/passport" + Question(figure);

    /// <summary>The passport page of the figure with its history, where that is told only on demand.</summary>
    public static string History(Figure figure) => "/passport/history" + Query(figure);

    /// <summary>The passport of what a submission said in one cell, as known with it; what was published has none and is compared.</summary>
    public static string Passport(string source, SubmissionHead head, ReceiptCell cell, long sequence) => head.Kind == SubmissionKind.Published
        ? Reconciliation(cell.Area, head.Period, cell.Metric)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"/passport?indicator={(head.Kind == SubmissionKind.Plan ? "plan." : "")}{Uri.EscapeDataString(cell.Metric)}&area={Uri.EscapeDataString(cell.Area.Key.ToString())}&period={head.Period}&operator={Uri.EscapeDataString(source)}&asOf={sequence}");

    /// <summary>What second sources say of a unit and period, perhaps of one item alone; as known now.</summary>
    public static string Reconciliation(Area area, Period period, string? item = null) =>
        $"/reconciliation?area={Uri.EscapeDataString(area.Key.ToString())}&period={period}" + (item is null ? "" : "&indicator=" + Uri.EscapeDataString(item));

    /// <summary>The passport of a figure that a report was compared with.</summary>
    /// <param name="use">The figure.</param>
    /// <param name="isAsKnownThen">Whether as known when it was compared; readers outside are told totals as known now alone.</param>
    public static string Passport(LedgerUse use, bool isAsKnownThen) => string.Create(
        CultureInfo.InvariantCulture,
        $"/passport?indicator={Uri.EscapeDataString(use.Item)}&area={Uri.EscapeDataString(use.Area.ToString())}&period={use.Period}&operator={Uri.EscapeDataString(use.Source)}{(isAsKnownThen ? $"&asOf={use.Position}" : "")}");

    /// <summary>A receipt, leaving out so many cells.</summary>
    public static string Receipt(long sequence, int from = 0) =>
        string.Create(CultureInfo.InvariantCulture, $"/receipts/{sequence}") + (from > 0 ? string.Create(CultureInfo.InvariantCulture, $"?from={from}") : "");

    /// <summary>A report for that unit and period, at that ledger position; as a page or, from <c>/api/v1</c>, in that form.</summary>
    public static string Report(ReportDocument document, string? format = null)
    {
        var language = document.Language == Language.English ? "en" : "vi";
        var start = format is null ? "/reports/" : "/api/v1/reports/";
        var form = format is null ? "" : "&format=" + format;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{start}{document.Report.Code}?area={Uri.EscapeDataString(document.Area.Key.ToString())}&period={document.Period}&lang={language}{When()}{form}");

        string When() => document.Edition is { } edition
            ? string.Create(CultureInfo.InvariantCulture, $"&edition={edition.Number}")
            : string.Create(CultureInfo.InvariantCulture, $"&asOf={document.Position}");
    }

    // An edition says the same for ever, as a ledger position does. What stands in a report of another period is of that period's edition, and is named by the position alone.
    private static string Query(Figure figure) => figure.Publication is { } publication && publication.Edition.Period == figure.Period
        ? string.Create(CultureInfo.InvariantCulture, $"{Question(figure)}&edition={publication.Edition.Number}")
        : figure.Form == FigureForm.Outside
        ? Question(figure)
        : string.Create(CultureInfo.InvariantCulture, $"{Question(figure)}&asOf={figure.Passport.LedgerPosition}");

    private static string Question(Figure figure) =>
        $"?indicator={Uri.EscapeDataString(figure.Item)}&area={Uri.EscapeDataString(figure.Area.Key.ToString())}" +
        $"&period={figure.Period}&operator={Uri.EscapeDataString(figure.Operator)}" +
        (figure.Boundaries is { } day ? string.Create(CultureInfo.InvariantCulture, $"&boundaries={day:yyyy-MM-dd}") : "");
}
