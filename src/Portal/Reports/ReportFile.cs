using System.Text;
using System.Text.Json;
using Telemetry.Portal.Json;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>A report in one of its forms, for every edge that gives one.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Name">A name for it, safe in a header and on any disk.</param>
internal sealed record ReportFile(byte[] Content, string ContentType, string Name)
{
    /// <summary>Renders a report.</summary>
    /// <param name="document">The report.</param>
    /// <param name="format">Its form.</param>
    /// <param name="services">What a page is rendered with.</param>
    /// <param name="isDemo">Whether a page says that it is a demo's.</param>
    /// <param name="isAlone">Whether a page lies in a folder: its style in it, and no links, which would lead nowhere from there.</param>
    public static async Task<ReportFile> RenderAsync(ReportDocument document, ReportFormat format, IServiceProvider services, bool isDemo, bool isAlone = false)
    {
        byte[] content;
        if (format == ReportFormat.Html)
        {
            content = Encoding.UTF8.GetBytes(await PageAnswer.RenderAsync<ReportPage>(services, PageView.OfFile(services, document.Language, isDemo), PageOf(document, isAlone)));
        }
        else if (format == ReportFormat.Json)
        {
            content = JsonSerializer.SerializeToUtf8Bytes(ReportJsonMapper.Map(document), PortalJsonContext.Readable.ReportJson);
        }
        else
        {
            content = format == ReportFormat.Csv ? ReportCsv.Render(document) : ReportWorkbook.Render(document);
        }

        return new ReportFile(content, format.ContentType, $"{NameOf(document)}.{format.Name}");
    }

    /// <summary>What the page of a report is rendered from.</summary>
    public static Dictionary<string, object?> PageOf(ReportDocument document, bool isAlone = false) => new(StringComparer.Ordinal)
    {
        [nameof(ReportPage.Document)] = document,
        [nameof(ReportPage.IsAlone)] = isAlone,
    };

    // Codes and periods are letters, digits and - _ . by the catalogue's rules.
    private static string NameOf(ReportDocument document) =>
        $"{document.Report.Code}_{document.Area.Code}_{document.Period}_{(document.Language == Language.English ? "en" : "vi")}";
}
