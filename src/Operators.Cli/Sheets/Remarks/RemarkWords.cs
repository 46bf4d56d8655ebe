using System.Globalization;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;

namespace Telemetry.Operators.Cli.Sheets.Remarks;

/// <summary>The sentences, each for the person who mends the file.</summary>
internal static class RemarkWords
{
    public static readonly Phrase Heading = new("là dòng tiêu đề của nhóm đơn vị", "it heads a group of units");
    public static readonly Phrase Listed = new("có trong \"skip\" của tệp ánh xạ", "the mapping's \"skip\" has it");
    public static readonly Phrase Total = new("là dòng tổng, chỉ dùng để đối chiếu", "it is a total, only compared with");

    private const int CandidatesShown = 5;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    // The file as a whole.
    public static SheetRemark SheetMissing(string name, IEnumerable<string> there) => Fault(RemarkKind.SheetMissing, null, name,
        $"tệp không có trang tính '{name}'; có: {string.Join(", ", there)}",
        $"the file has no sheet '{name}'; it has: {string.Join(", ", there)}");

    public static SheetRemark SheetHidden(string name) => Fault(RemarkKind.SheetHidden, null, name,
        $"trang tính '{name}' bị ẩn: bỏ ẩn nếu đúng là trang cần gửi",
        $"sheet '{name}' is hidden: show it if it is the one to be sent");

    public static SheetRemark PeriodUnknown() => Fault(RemarkKind.PeriodUnknown, null, "",
        "chưa xác định được kỳ báo cáo: thêm --period (ví dụ 2013-06, 2013-Q2, 2013-H1, 2013) hoặc ghi kỳ ở tiêu đề",
        "the period is not known: add --period (such as 2013-06, 2013-Q2, 2013-H1, 2013), or write it in the title");

    public static SheetRemark PeriodWithoutName(string span, Phrase where) => Fault(RemarkKind.PeriodUnknown, null, span,
        $"{where.Vietnamese} ghi '{span}', không phải một kỳ báo cáo (tháng, quý, 6 tháng, 9 tháng, năm): chọn kỳ bằng --period",
        $"{where.English} says '{span}', which is no reporting period (month, quarter, 6 months, 9 months, year): choose one with --period");

    public static SheetRemark PeriodAmbiguous(IReadOnlyList<string> found) => Fault(RemarkKind.PeriodAmbiguous, null, string.Join(", ", found),
        $"tiêu đề và tên tệp nêu nhiều kỳ ({string.Join(", ", found)}): chọn một kỳ bằng --period",
        $"title and file name speak of several periods ({string.Join(", ", found)}): choose one with --period");

    public static SheetRemark PeriodRead(string period, Phrase from) => new(RemarkKind.Understood, RemarkSeverity.Note, null, period, new(
        $"kỳ {period}, theo {from.Vietnamese}",
        $"period {period}, from {from.English}"));

    public static SheetRemark PeriodDiffers(string said, string written, Phrase where, bool isMapping) =>
        new(RemarkKind.PeriodDiffers, isMapping ? RemarkSeverity.Fault : RemarkSeverity.Warning, null, written, isMapping
            ? new($"tệp ánh xạ ghi kỳ {said}, nhưng {where.Vietnamese} ghi {written}: xóa kỳ trong tệp ánh xạ, hoặc chọn bằng --period",
                $"the mapping says period {said}, but {where.English} says {written}: remove the period from the mapping, or choose with --period")
            : new($"gửi cho kỳ {said}, nhưng {where.Vietnamese} ghi {written}",
                $"sent for period {said}, but {where.English} says {written}"));

    public static SheetRemark HeaderDiffers(CellAddress at, string found, string mapped) => Fault(RemarkKind.HeaderDiffers, at, found,
        $"tiêu đề cột là '{found}', tệp ánh xạ ghi '{mapped}': cột có thể đã bị chuyển; sửa tệp ánh xạ",
        $"the column's header is '{found}', the mapping says '{mapped}': columns may have moved; correct the mapping");

    public static SheetRemark LabelDiffers(CellAddress at, string found, string mapped) => Fault(RemarkKind.LabelDiffers, at, found,
        $"tên dòng là '{found}', tệp ánh xạ ghi '{mapped}': dòng có thể đã bị chuyển; sửa tệp ánh xạ",
        $"the row's label is '{found}', the mapping says '{mapped}': rows may have moved; correct the mapping");

    public static SheetRemark UnknownMetric(CellAddress at, string metric) => Fault(RemarkKind.UnknownMetric, at, metric,
        $"danh mục không có chỉ tiêu '{metric}' mà tệp ánh xạ nêu",
        $"the catalogue has no metric '{metric}', which the mapping names");

    public static SheetRemark NothingToSend() => Fault(RemarkKind.NothingToSend, null, "",
        "không có ô nào để gửi",
        "no cell to send");

    public static SheetRemark TooManyCells(int cells, int limit) => Fault(RemarkKind.TooManyCells, null, "",
        string.Create(Vietnamese, $"{cells:N0} ô; tối đa {limit:N0} ô khi bảng có ô trống: chia thành nhiều tệp"),
        string.Create(CultureInfo.InvariantCulture, $"{cells:N0} cells; at most {limit:N0} where the table has gaps: divide the file"));

    // Rows.
    public static SheetRemark UnknownArea(CellAddress at, string label) => LeftOut(RemarkKind.UnknownArea, at, label,
        label.Length == 0 ? "dòng có số liệu nhưng không có tên đơn vị" : $"không có đơn vị '{label}' trong danh mục của kỳ này; sửa tên, hoặc thêm vào \"skip\" của tệp ánh xạ",
        label.Length == 0 ? "the row has figures and no name" : $"no unit '{label}' in the catalogue of the period; correct the name, or add it to the mapping's \"skip\"");

    public static SheetRemark AmbiguousArea(CellAddress at, string label, IReadOnlyList<KnownUnit> units) => LeftOut(RemarkKind.AmbiguousArea, at, label,
        $"'{label}' có thể là: {Candidates(units)}; ghi mã thay cho tên",
        $"'{label}' may be: {Candidates(units)}; write the code instead of the name");

    public static SheetRemark InexactArea(CellAddress at, string label, KnownUnit unit) => new(RemarkKind.InexactArea, RemarkSeverity.Note, at, label, new(
        $"'{label}' được đọc là {unit.Code} {unit.Name}",
        $"'{label}' is read as {unit.Code} {unit.Name}"));

    public static SheetRemark AreaTwice(CellAddress at, string label, KnownUnit unit) => LeftOut(RemarkKind.AreaTwice, at, label,
        $"{unit.Code} {unit.Name} có nhiều dòng: không dòng nào được gửi",
        $"{unit.Code} {unit.Name} has several rows: none of them is sent");

    public static SheetRemark BeyondHeader(CellAddress at, string label, CellAddress beyond) => LeftOut(RemarkKind.BeyondHeader, at, label,
        $"dòng '{label}' có nội dung ngoài cột tiêu đề cuối cùng ({beyond}): dấu phẩy trong số có thể đã làm lệch cột; đặt số trong dấu ngoặc kép",
        $"row '{label}' holds something beyond the header's last column ({beyond}): a comma within a number may have moved the columns; put numbers in quotes");

    public static SheetRemark RowSkipped(CellAddress at, string label, Phrase why) => new(RemarkKind.RowSkipped, RemarkSeverity.Note, at, label, new(
        $"không gửi dòng '{label}': {why.Vietnamese}",
        $"row '{label}' is not sent: {why.English}"));

    public static SheetRemark TotalDiffers(CellAddress at, string received, decimal sum) => new(RemarkKind.TotalDiffers, RemarkSeverity.Warning, at, received, new(
        string.Create(Vietnamese, $"dòng tổng ghi {received}, các dòng cộng lại là {sum:#,##0.######}"),
        string.Create(CultureInfo.InvariantCulture, $"the total row says {received}, the rows add up to {sum:#,##0.######}")));

    // Cells.
    public static SheetRemark NumberStyleUnknown(CellAddress at, string received, decimal vietnamese, decimal english) => LeftOut(RemarkKind.NumberStyleUnknown, at, received,
        string.Create(Vietnamese, $"'{received}' là {vietnamese:#,##0.######} hay {english:#,##0.######}? Ghi \"numbers\": \"vietnamese\" hoặc \"english\" trong tệp ánh xạ"),
        string.Create(CultureInfo.InvariantCulture, $"is '{received}' {vietnamese:#,##0.######} or {english:#,##0.######}? Write \"numbers\": \"vietnamese\" or \"english\" in the mapping"));

    public static SheetRemark NumberStyleMixed(CellAddress at, string received, CellAddress other, string otherReceived) => LeftOut(RemarkKind.NumberStyleMixed, at, received,
        $"cột viết số theo hai kiểu: '{received}' ở đây, '{otherReceived}' ở {other}; viết theo một kiểu",
        $"the column writes numbers in two styles: '{received}' here, '{otherReceived}' in {other}; write one");

    public static SheetRemark NumberStyleOther(CellAddress at, string received, bool expectsVietnamese) => LeftOut(RemarkKind.NumberStyleOther, at, received,
        $"'{received}' không viết theo kiểu {(expectsVietnamese ? "Việt Nam (1.795.720 và 160,21)" : "Anh (1,795,720 và 160.21)")} mà tệp ánh xạ hoặc cột này dùng",
        $"'{received}' is not in the {(expectsVietnamese ? "Vietnamese style (1.795.720 and 160,21)" : "English style (1,795,720 and 160.21)")} of the mapping or the column");

    public static SheetRemark NotANumber(CellAddress at, string received) => LeftOut(RemarkKind.NotANumber, at, received,
        $"'{received}' không phải là số; nếu là từ chỉ việc không có số liệu, thêm vào \"absences\" của tệp ánh xạ",
        $"'{received}' is no number; if it is a word for a missing figure, add it to the mapping's \"absences\"");

    public static SheetRemark Percentage(CellAddress at, string received) => LeftOut(RemarkKind.Percentage, at, received,
        "ô là tỷ lệ phần trăm, không phải số liệu gốc",
        "the cell is a percentage, not a figure");

    public static SheetRemark Parenthesised(CellAddress at, string received) => LeftOut(RemarkKind.Parenthesised, at, received,
        $"'{received}': số trong ngoặc có thể là số âm hoặc ghi chú; ghi dấu trừ hoặc bỏ ngoặc",
        $"'{received}': a number in parentheses may be negative or a note; write a minus or remove them");

    public static SheetRemark NumberWithWords(CellAddress at, string received) => LeftOut(RemarkKind.NumberWithWords, at, received,
        $"'{received}' có chữ; chỉ ghi số, đơn vị ghi ở \"factor\" của tệp ánh xạ",
        $"'{received}' has words; write the number alone, the unit goes into the mapping's \"factor\"");

    public static SheetRemark DividedByFormat(CellAddress at, string received) => LeftOut(RemarkKind.DividedByFormat, at, received,
        $"định dạng ô chia số khi hiển thị (tệp lưu {received}): dùng định dạng không chia",
        $"the cell's format divides the number for showing (the file holds {received}): use a format that does not");

    public static SheetRemark DateInstead(CellAddress at, string received) => LeftOut(RemarkKind.DateInstead, at, received,
        "chương trình bảng tính đã đổi số thành ngày tháng: nhập lại số với định dạng Số",
        "the spreadsheet program made a date of the number: enter it again with the format Number");

    public static SheetRemark TruthInstead(CellAddress at, string received) => LeftOut(RemarkKind.TruthInstead, at, received,
        "ô là giá trị đúng/sai, không phải là số",
        "the cell is true or false, not a number");

    public static SheetRemark FormulaError(CellAddress at, string received) => LeftOut(RemarkKind.FormulaError, at, received,
        $"công thức của ô bị lỗi {received}",
        $"the cell's formula has the error {received}");

    public static SheetRemark FormulaWithoutValue(CellAddress at, string received) => LeftOut(RemarkKind.FormulaWithoutValue, at, received,
        "tệp không lưu kết quả của công thức: mở bằng chương trình bảng tính và lưu lại",
        "the file does not hold the formula's result: open it in a spreadsheet program and save it");

    public static SheetRemark MergedFigures(CellAddress at, string received) => LeftOut(RemarkKind.MergedFigures, at, received,
        "số nằm trong ô gộp: không rõ thuộc dòng hay cột nào; bỏ gộp ô",
        "the number stands in merged cells: whose it is cannot be told; divide them");

    public static SheetRemark Hidden(CellAddress at, string received) => LeftOut(RemarkKind.Hidden, at, received,
        "ô nằm trong dòng hoặc cột bị ẩn: bỏ ẩn, hoặc ghi \"hidden\": \"read\" hay \"skip\" trong tệp ánh xạ",
        "the cell is in a hidden row or column: show it, or write \"hidden\": \"read\" or \"skip\" in the mapping");

    public static SheetRemark TooLong(CellAddress at, string received) => LeftOut(RemarkKind.TooLong, at, received,
        $"'{received}' quá lớn hoặc có quá nhiều chữ số",
        $"'{received}' is too large or has too many digits");

    // What a guess understood, and what it did not.
    public static SheetRemark Understood(CellAddress? at, string received, string vietnamese, string english) =>
        new(RemarkKind.Understood, RemarkSeverity.Note, at, received, new(vietnamese, english));

    public static SheetRemark ColumnUnsure(CellAddress at, string header, IReadOnlyList<KnownMetric> near) => new(RemarkKind.ColumnUnsure, RemarkSeverity.Warning, at, header, new(
        $"chưa rõ '{header}' là chỉ tiêu nào, không đưa vào ánh xạ" + (near.Count == 0 ? "" : $"; gần giống: {string.Join(", ", near.Select(m => $"{m.Code} ({m.Name})"))}"),
        $"'{header}': unsure which metric it is, left out of the mapping" + (near.Count == 0 ? "" : $"; near to: {string.Join(", ", near.Select(m => $"{m.Code} ({m.EnglishName})"))}")));

    public static SheetRemark FactorUnknown(CellAddress at, string header, KnownMetric metric) => new(RemarkKind.FactorUnknown, RemarkSeverity.Warning, at, header, new(
        $"'{header}' là {metric.Code}, nhưng không rõ đơn vị tính (đồng, triệu đồng, tỷ đồng …), không đưa vào ánh xạ: thêm cột với \"factor\"",
        $"'{header}' is {metric.Code}, but its unit is not said (đồng, triệu đồng, tỷ đồng …), left out of the mapping: add the column with its \"factor\""));

    public static SheetRemark OldFont(CellAddress at, string received) => new(RemarkKind.OldFont, RemarkSeverity.Warning, at, received, new(
        $"'{received}' có vẻ viết bằng phông TCVN3 hoặc VNI: chuyển sang Unicode",
        $"'{received}' looks as if written in a TCVN3 or VNI font: convert it to Unicode"));

    private static string Candidates(IReadOnlyList<KnownUnit> units) =>
        string.Join(", ", units.Take(CandidatesShown).Select(u => $"{u.Code} {u.Name}")) + (units.Count > CandidatesShown ? ", …" : "");

    private static SheetRemark Fault(RemarkKind kind, CellAddress? at, string received, string vietnamese, string english) =>
        new(kind, RemarkSeverity.Fault, at, received, new(vietnamese, english));

    private static SheetRemark LeftOut(RemarkKind kind, CellAddress at, string received, string vietnamese, string english) =>
        new(kind, RemarkSeverity.LeftOut, at, received, new(vietnamese, english));
}
