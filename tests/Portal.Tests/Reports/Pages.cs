using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Portal.Reports;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>Renders a report as a page, as the portal does.</summary>
internal static class Pages
{
    public static async Task<string> RenderAsync(ReportDocument document)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReportPage>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Document)] = document }))).ToHtmlString());
    }
}
