using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Browser.Tests.World;

namespace Telemetry.Browser.Tests.Journeys;

/// <summary>A report is downloaded as a workbook and read back.</summary>
public sealed class WorkbookTests(Chromium chromium, PortalWorld world)
{
    private static readonly CultureInfo Vietnam = CultureInfo.GetCultureInfo("vi-VN");

    [Theory]
    [InlineData("main_targets")]
    [InlineData("telecom_annex")]
    public async Task The_workbook_has_the_numbers_of_the_page(string report)
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        await visit.GoAsync($"/reports/{report}?area=22&period={PortalWorld.Month}");
        var shown = await visit.Page.Locator("tbody td.number a:not(.missing)").AllInnerTextsAsync();
        var names = await visit.Page.Locator("tbody th[scope=row]").AllInnerTextsAsync();
        Assert.True(shown.Count >= 5, $"only {shown.Count} numbers on the page");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "XLSX" }).ClickAsync());
        await using var file = await download.CreateReadStreamAsync();
        using var content = new MemoryStream();
        await file.CopyToAsync(content);

        var (numbers, words) = Read(content);
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.All(shown, text =>
        {
            // A spreadsheet has 101% as 1.01 and shows it so.
            var hundred = text.EndsWith('%') ? 100 : 1;
            var number = decimal.Parse(text.TrimEnd('%').Trim(), NumberStyles.Number, Vietnam) / hundred;
            var decimals = (text.Contains(',', StringComparison.Ordinal) ? text.Split(',')[1].Count(char.IsAsciiDigit) : 0) + (hundred == 100 ? 2 : 0);
            Assert.Contains(number, numbers.Select(n => decimal.Round(n, decimals, MidpointRounding.AwayFromZero)));
        });
        Assert.All(names, name => Assert.Contains(name.Trim(), words));
    }

    private static (IReadOnlyList<decimal> Numbers, IReadOnlyList<string> Words) Read(Stream content)
    {
        using var package = SpreadsheetDocument.Open(content, isEditable: false);
        var cells = package.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToList();
        return (
            [.. cells.Where(c => c.CellValue is not null).Select(c => decimal.Parse(c.CellValue!.Text, NumberStyles.Float, CultureInfo.InvariantCulture))],
            [.. cells.Where(c => c.InlineString is not null).Select(c => c.InlineString!.InnerText.Trim())]);
    }
}
