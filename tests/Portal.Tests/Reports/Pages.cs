using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Reports;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>Renders a report as a page, as the portal does.</summary>
internal static class Pages
{
    public static async Task<string> RenderAsync(ReportDocument document)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        var view = new PageView { Words = new Words(DefaultCatalogue.Instance, document.Language) };
        return await PageAnswer.RenderAsync<ReportPage>(services, view, ReportFile.PageOf(document));
    }
}
