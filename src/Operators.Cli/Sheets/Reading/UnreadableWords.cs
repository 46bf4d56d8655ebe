using System.Globalization;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Why a file cannot be read, and what its owner does about it.</summary>
internal static class UnreadableWords
{
    public static Phrase Encrypted { get; } = new(
        "tệp có mật khẩu: bỏ mật khẩu rồi lưu lại (Tệp > Thông tin > Bảo vệ sổ làm việc)",
        "the file has a password: remove it and save again (File > Info > Protect Workbook)");

    public static Phrase OldWorkbook { get; } = new(
        "tệp .xls kiểu cũ (Excel 97-2003): mở tệp và lưu lại dạng Sổ làm việc Excel (.xlsx)",
        "an old .xls file (Excel 97-2003): open it and save it as an Excel workbook (.xlsx)");

    public static Phrase Markup { get; } = new(
        "tệp là trang web hoặc XML mang tên bảng tính: mở tệp và lưu lại dạng Sổ làm việc Excel (.xlsx)",
        "the file is a web page or XML under a spreadsheet's name: open it and save it as an Excel workbook (.xlsx)");

    public static Phrase OtherBinary { get; } = new(
        "tệp không phải là bảng tính; cần tệp .xlsx hoặc .csv",
        "the file is no spreadsheet; expected .xlsx or .csv");

    public static Phrase OtherPackage { get; } = new(
        "tệp nén không phải là sổ làm việc Excel (.xlsx); tệp .ods, .xlsb: mở và lưu lại dạng .xlsx",
        "the packed file is no Excel workbook (.xlsx); .ods and .xlsb: open it and save it as .xlsx");

    public static Phrase Macros { get; } = new(
        "tệp có macro: lưu lại dạng Sổ làm việc Excel không có macro (.xlsx)",
        "the file has macros: save it as an Excel workbook without macros (.xlsx)");

    public static Phrase Damaged { get; } = new(
        "tệp bị hỏng hoặc không đúng chuẩn .xlsx: mở bằng chương trình bảng tính và lưu lại",
        "the file is damaged or not as .xlsx must be: open it in a spreadsheet program and save it again");

    public static Phrase TooManyCells { get; } = new(
        string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"tệp có trên {SheetLimits.Cells:N0} ô có dữ liệu: chia thành nhiều tệp"),
        string.Create(CultureInfo.InvariantCulture, $"the file has more than {SheetLimits.Cells:N0} cells with content: divide it"));

    public static Phrase LongCell { get; } = new(
        "một ô có trên 32.767 ký tự: tệp bị hỏng, hoặc một dấu nháy kép không được đóng",
        "a cell has more than 32,767 characters: the file is damaged, or a quote is not closed");

    public static Phrase OpenQuote { get; } = new(
        "một dấu nháy kép không được đóng trước khi hết tệp",
        "a quote is not closed before the file ends");

    public static Phrase ForeignEncoding { get; } = new(
        "tệp không phải UTF-8 (có thể là TCVN3, VNI hoặc Windows-1258): chuyển mã sang Unicode, rồi lưu dạng CSV UTF-8 hoặc .xlsx",
        "the text is not UTF-8 (perhaps TCVN3, VNI or Windows-1258): convert the font to Unicode, then save as CSV UTF-8 or .xlsx");

    public static Phrase ControlCharacters { get; } = new(
        "tệp có ký tự điều khiển, không phải là văn bản; cần tệp .csv (UTF-8) hoặc .xlsx",
        "the file holds control characters and is no text; expected .csv (UTF-8) or .xlsx");

    public static Phrase NoSheet { get; } = new("tệp không có trang tính nào", "the file has no sheet");

    public static Phrase Nothing { get; } = new("tệp trống", "the file is empty");

    public static Phrase TooLarge(long limitBytes) => new(
        string.Create(CultureInfo.InvariantCulture, $"tệp quá lớn; tối đa {limitBytes / (1024 * 1024)} MB"),
        string.Create(CultureInfo.InvariantCulture, $"the file is too large; at most {limitBytes / (1024 * 1024)} MB"));

    public static Phrase Unpacked { get; } = new(
        string.Create(CultureInfo.InvariantCulture, $"khi giải nén, tệp vượt quá {SheetLimits.UnpackedBytes / (1024 * 1024)} MB: xóa định dạng thừa hoặc chia tệp"),
        string.Create(CultureInfo.InvariantCulture, $"unpacked, the file is over {SheetLimits.UnpackedBytes / (1024 * 1024)} MB: remove superfluous formatting, or divide it"));
}
