using Telemetry.Aggregator.Indicators;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>
/// A figure's notes as a report words them: without the item's name where the row says it, so that rows share a note. Pure.
/// </summary>
internal static class FigureNoteText
{
    /// <summary>The note's words; null where a report leaves the note to the passport.</summary>
    public static string? Of(FigureNote note, Words w)
    {
        string P(string name) => note.Parameters.TryGetValue(name, out var value) ? value : "";
        string Number(string name) => VietnameseFormat.Written(P(name));
        return note.Code switch
        {
            FigureNoteCode.DenominatorOlder => w.Of(
                $"Mẫu số “{w.Item(P("metric"))}” là số liệu {w.PeriodText(P("used"))}, cũ hơn kỳ báo cáo.",
                $"The denominator “{w.Item(P("metric"))}” is of {w.PeriodText(P("used"))}, older than the period of the report."),
            FigureNoteCode.ValueStands => w.Of(
                $"“{w.Item(P("metric"))}” lấy theo số liệu {w.PeriodText(P("used"))} còn hiệu lực.", $"“{w.Item(P("metric"))}” of {w.PeriodText(P("used"))} stands."),
            FigureNoteCode.IncludesStanding => w.Of("Có gồm số liệu đã báo cáo từ trước, còn hiệu lực.", "Includes earlier values that stand."),
            FigureNoteCode.FromPredecessors => w.Of(
                $"“{w.Item(P("metric"))}” cộng từ các đơn vị tiền thân: {w.Names(P("areas"))}.", $"“{w.Item(P("metric"))}” is the sum of the predecessors: {w.Names(P("areas"))}."),
            FigureNoteCode.DepartmentTotal => w.Of(
                $"Số tổng hợp của {w.Source(P("source"))}, thay cho số của từng doanh nghiệp.", $"An aggregate of {w.Source(P("source"))} in place of the operators' figures."),
            FigureNoteCode.DepartmentDiffers => w.Of(
                $"“{w.Item(P("metric"))}”: {w.Source(P("source"))} báo cáo {Number("value")}, chênh {Number("difference")} so với số tổng.",
                $"“{w.Item(P("metric"))}”: {w.Source(P("source"))} reports {Number("value")}, {Number("difference")} away from the total."),
            FigureNoteCode.DerivedDiffers => w.Of(
                $"“{w.Item(P("metric"))}”: cộng từ các thành phần hoặc đơn vị được {Number("value")}, chênh {Number("difference")} so với số báo cáo.",
                $"“{w.Item(P("metric"))}”: added up from its parts or units it is {Number("value")}, {Number("difference")} away from what was reported."),
            FigureNoteCode.PartsMissing => w.Of($"Chưa đầy đủ: thiếu {w.Names(P("parts"))}.", $"Partial: without {w.Names(P("parts"))}."),
            FigureNoteCode.PeriodsMissing => w.Of(
                $"Chưa đầy đủ: thiếu {Number("count")} kỳ ({w.Names(P("periods"))}).", $"Partial: {Number("count")} periods are missing ({w.Names(P("periods"))})."),
            FigureNoteCode.CellsMissing => w.Of(
                $"Chưa đầy đủ: mới có {Number("reported")}/{Number("expected")} ô số liệu.", $"Partial: {Number("reported")} of {Number("expected")} cells were reported."),
            FigureNoteCode.OperatorsMissing => w.Of(
                $"Chưa đầy đủ: chưa có báo cáo của {w.Names(P("operators"))}.", $"Partial: not yet reported by {w.Names(P("operators"))}."),
            FigureNoteCode.PlanOfBaseItem => w.Of($"Theo kế hoạch của “{w.Item(P("used"))}”.", $"By the plan of “{w.Item(P("used"))}”."),
            FigureNoteCode.PlanDerived => w.Of("Kế hoạch là tổng của các kế hoạch thành phần.", "The plan is the sum of its parts' plans."),
            FigureNoteCode.CountedFromStart => w.Of(
                $"Tỷ lệ tính theo lũy kế từ {w.PeriodText(P("from"))} đến {w.PeriodText(P("to"))}.", $"The per cent counts from {w.PeriodText(P("from"))} to {w.PeriodText(P("to"))}."),
            FigureNoteCode.PointSet => w.Of($"Các loại điểm được tính: {w.Item(P("metric"))}.", $"Points counted: {w.Item(P("metric"))}."),
            _ => null,
        };
    }

    /// <summary>Whether the note names what is missing.</summary>
    public static bool NamesMissing(FigureNoteCode code) =>
        code is FigureNoteCode.PartsMissing or FigureNoteCode.PeriodsMissing or FigureNoteCode.CellsMissing or FigureNoteCode.OperatorsMissing;
}
