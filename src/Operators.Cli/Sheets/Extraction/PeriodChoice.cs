using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>
/// Which period a file is about: the option's, else the mapping's, else the title's, else the file name's. What a person just said wins with a
/// warning; a kept mapping that contradicts the title is last month's, and nothing is sent.
/// </summary>
internal static class PeriodChoice
{
    /// <summary>The period; empty where there is none, with a fault.</summary>
    public static string Of(Workbook workbook, Sheet sheet, int firstHeaderRow, string? option, string? mapped, List<SheetRemark> remarks)
    {
        var title = InTitle(sheet, firstHeaderRow);
        var name = PeriodWords.Find(Path.GetFileNameWithoutExtension(workbook.FileName));
        var written = title.Count > 0 ? title : name;
        var from = title.Count > 0 ? new Phrase("tiêu đề", "the title") : new Phrase("tên tệp", "the file's name");
        if (option is not null || mapped is not null)
        {
            var said = option ?? mapped!;
            if (written.Count > 0 && !written.Contains(said))
            {
                remarks.Add(RemarkWords.PeriodDiffers(said, string.Join(", ", written), from, option is null));
            }

            return said;
        }

        switch (written.Count)
        {
            case 0:
                remarks.Add(RemarkWords.PeriodUnknown());
                return "";
            case > 1:
                remarks.Add(RemarkWords.PeriodAmbiguous(written));
                return "";
            case 1 when title.Count == 1 && name.Count == 1 && name[0] != title[0]:
                remarks.Add(RemarkWords.PeriodAmbiguous([title[0], name[0]]));
                return "";
            case 1 when !PeriodWords.IsPeriod(written[0]):
                remarks.Add(RemarkWords.PeriodWithoutName(written[0], from));
                return "";
            default:
                remarks.Add(RemarkWords.PeriodRead(written[0], from));
                return written[0];
        }
    }

    /// <summary>The periods that the rows above the header name.</summary>
    public static IReadOnlyList<string> InTitle(Sheet sheet, int firstHeaderRow)
    {
        var found = new List<string>();
        foreach (var row in sheet.Rows.TakeWhile(r => r < firstHeaderRow))
        {
            foreach (var column in sheet.Columns)
            {
                found.AddRange(PeriodWords.Find(sheet[row, column].Text).Except(found));
            }
        }

        return found;
    }
}
