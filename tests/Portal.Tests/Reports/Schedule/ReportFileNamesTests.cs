using Telemetry.Catalogue;
using Telemetry.Portal.Reports.Schedule;

namespace Telemetry.Portal.Tests.Reports.Schedule;

/// <summary>Names of files are safe on any disk, and the day on which they are written follows the calendar.</summary>
public sealed class ReportFileNamesTests
{
    [Theory]
    [InlineData("24@2025-07-01", "24-bac-ninh")]
    [InlineData("77@2004-07-08", "77-ba-ria-vung-tau")]
    [InlineData("79@2025-07-01", "79-ho-chi-minh-city")]
    public void A_units_folder_has_its_code_and_its_name(string unit, string folder) => Assert.Equal(folder, ReportFileNames.FolderOf(DefaultCatalogue.Unit(unit)));

    [Fact]
    public void No_name_needs_more_than_letters_digits_and_hyphens() =>
        Assert.All(DefaultCatalogue.Instance.Areas, a => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", ReportFileNames.FolderOf(a)));

    [Theory]
    [InlineData("telecom_annex", 1, "telecom_annex.xlsx")]
    [InlineData("telecom_annex", 2, "telecom_annex_v2.xlsx")]
    [InlineData("con", 1, "con_.xlsx")]
    [InlineData("con", 3, "con_v3.xlsx")]
    public void An_edition_has_its_number_from_the_second_on(string report, int edition, string file) => Assert.Equal(file, ReportFileNames.FileOf(report, edition, "xlsx"));

    [Theory]
    [InlineData("2026-03", "2026-04-11")]
    [InlineData("2026-12", "2027-01-11")]
    [InlineData("2013-06", "2013-07-11")]
    public void A_month_is_published_on_the_day_after_the_last_due_day(string month, string day) => Assert.Equal(
        day + " 06:00",
        VietnamTime.At(PublicationDay.Of(DefaultCatalogue.Instance, Period.Parse(month)).AddSeconds(1)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
