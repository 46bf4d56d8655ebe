using System.Globalization;
using System.Text;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>Where a report's files lie below the folder: <c>2026-09/24-bac-ninh/telecom_annex_v2.xlsx</c>. Letters, digits and - _ . only: safe on any disk. Pure.</summary>
internal static class ReportFileNames
{
    /// <summary>Name of the list of a period's files.</summary>
    public const string Index = "index.csv";

    // A folder's name is read at a glance.
    private const int LongestName = 40;

    private static readonly string[] Reserved = ["con", "prn", "aux", "nul"];

    /// <summary>Folder of a period.</summary>
    public static string FolderOf(Period period) => period.ToString();

    /// <summary>Folder of a unit within a period's.</summary>
    public static string FolderOf(Area area) => Safe(area.Code) + "-" + Safe(area.EnglishName);

    /// <summary>A report's file; the first edition has no number.</summary>
    public static string FileOf(string report, int edition, string extension)
    {
        var number = edition > 1 ? string.Create(CultureInfo.InvariantCulture, $"_v{edition}") : "";

        // Windows keeps these names to itself, whatever the extension is.
        var name = Reserved.Contains(report) && number.Length == 0 ? report + "_" : report;
        return $"{name}{number}.{extension}";
    }

    private static string Safe(string text)
    {
        var name = new StringBuilder();
        foreach (var letter in text.Replace("đ", "d", StringComparison.Ordinal).Replace("Đ", "D", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }

            if (name.Length == LongestName)
            {
                break;
            }
        }

        return name.ToString().Trim('-');
    }
}
