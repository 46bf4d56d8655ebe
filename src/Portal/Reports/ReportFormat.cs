using System.Diagnostics.CodeAnalysis;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Reports;

/// <summary>A form in which a report is answered.</summary>
/// <param name="Name">As in <c>format=</c>, and the file's extension.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="IsFile">Whether a browser should keep it as a file.</param>
internal sealed record ReportFormat(string Name, string ContentType, bool IsFile)
{
    /// <summary>The default.</summary>
    public static ReportFormat Json { get; } = new("json", "application/json; charset=utf-8", false);

    /// <summary>For a spreadsheet that reads text.</summary>
    public static ReportFormat Csv { get; } = new("csv", "text/csv; charset=utf-8", true);

    /// <summary>A workbook.</summary>
    public static ReportFormat Xlsx { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", true);

    /// <summary>A page to print.</summary>
    public static ReportFormat Html { get; } = new("html", "text/html; charset=utf-8", false);

    /// <summary>Every form.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } = [Json, Csv, Xlsx, Html];

    /// <summary>The form of that name; not given: JSON.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out ReportFormat? format, [NotNullWhen(false)] out QueryFault? fault)
    {
        format = string.IsNullOrEmpty(text) ? Json : All.FirstOrDefault(f => f.Name == text);
        fault = format is not null
            ? null
            : QueryFault.Invalid(QueryParameter.Format, text, string.Join(", ", All.Select(f => f.Name)), "Reports are not answered in that form.");
        return format is not null;
    }
}
