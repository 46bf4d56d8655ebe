using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;

namespace Telemetry.Portal.Text;

/// <summary>What passports say beside a value, and why a value is absent, as Vietnamese sentences. Thread-safe.</summary>
internal sealed class VietnameseNotes(VietnameseTerms terms)
{
    /// <summary>A note as a sentence.</summary>
    public string Note(FigureNote note)
    {
        var p = new Words(note.Parameters, terms);
        return note.Code switch
        {
            FigureNoteCode.DenominatorOlder => $"Mẫu số “{p.Item("metric")}” là số liệu {p.Period("used")}, cũ hơn kỳ của tử số ({p.Period("period")}).",
            FigureNoteCode.ValueStands => $"“{p.Item("metric")}” {p.Period("period")} lấy theo số liệu {p.Period("used")} còn hiệu lực.",
            FigureNoteCode.IncludesStanding => $"“{p.Item("metric")}” có gồm số liệu đã báo cáo từ trước, còn hiệu lực.",
            FigureNoteCode.FromPredecessors => $"“{p.Item("metric")}” cộng từ các đơn vị tiền thân: {p.Names("areas")}.",
            FigureNoteCode.WithPredecessorSources => $"“{p.Item("metric")}” có gồm số liệu của doanh nghiệp đã sáp nhập hoặc đổi tên: {p.Names("sources")}.",
            FigureNoteCode.DepartmentTotal => $"“{p.Item("metric")}”: số tổng là, hoặc có gồm, số tổng hợp của {p.Source("source")}.",
            FigureNoteCode.DepartmentDiffers => $"“{p.Item("metric")}”: {p.Source("source")} báo cáo {p.Number("value")}, chênh {p.Number("difference")} so với số tổng.",
            FigureNoteCode.DerivedDiffers => $"“{p.Item("metric")}” của {p.Source("source")}: giá trị suy ra ({p.How("how")}) là {p.Number("value")}, chênh {p.Number("difference")} so với giá trị báo cáo.",
            FigureNoteCode.PartsMissing => $"“{p.Item("metric")}”: thiếu thành phần {p.Names("parts")}.",
            FigureNoteCode.PeriodsMissing => $"“{p.Item("metric")}”: thiếu {p.Number("count")} kỳ ({p.Names("periods")}).",
            FigureNoteCode.CellsMissing => $"“{p.Item("metric")}”: mới có {p.Number("reported")}/{p.Number("expected")} ô số liệu.",
            FigureNoteCode.OperatorsMissing => $"“{p.Item("metric")}”: chưa có báo cáo của {p.Names("operators")}.",
            FigureNoteCode.LaterTarget => $"Không có kế hoạch cho {p.Period("period")}; so với chỉ tiêu {p.Period("used")}.",
            FigureNoteCode.PlanOfBaseItem => $"“{p.Item("item")}” không có kế hoạch riêng; dùng kế hoạch của “{p.Item("used")}”.",
            FigureNoteCode.PlanDerived => $"Kế hoạch của “{p.Item("item")}” được suy ra ({p.How("how")}).",
            FigureNoteCode.CountedFromStart => $"“{p.Item("metric")}” tính lũy kế từ {p.Period("from")} đến {p.Period("to")}.",
            FigureNoteCode.AverageOfPeriod => $"“{p.Item("metric")}”: bình quân của {p.Level("opening")} và {p.Level("closing")}.",
            FigureNoteCode.BoundaryUnits => $"“{p.Item("metric")}” {p.Period("period")}: cộng từ {p.Number("count")} đơn vị của thời kỳ đó: {p.Units("areas")}{p.Rest("areas")}.",
            FigureNoteCode.UnitsMissing => $"“{p.Item("metric")}”: chưa có báo cáo của {p.Number("count")} đơn vị: {p.Units("areas")}{p.Rest("areas")}.",
            FigureNoteCode.EstimatedShare => $"“{p.Item("metric")}”: chỉ tính {p.PerCent("share")} số liệu của {p.Units("area")}, ước tính theo trọng số trong danh mục.",
            FigureNoteCode.DividedUnits => $"“{p.Item("metric")}” của {p.Units("areas")}{p.Rest("areas")} không chia được nên không nằm trong số này; số đó được tính vào {p.Units("appearsIn")}.",
            FigureNoteCode.PointSet => $"Các loại điểm được tính: {p.Item("metric")}.",
            FigureNoteCode.ReceiptsByProvince => "Biên nhận của các đơn vị dưới cấp tỉnh nằm trong hộ chiếu số liệu của từng tỉnh.",
            FigureNoteCode.Provisional => "Số liệu tạm thời, còn có thể thay đổi.",
            _ => note.English,
        };
    }

    /// <summary>A reason as a sentence.</summary>
    public string Reason(FigureReason reason)
    {
        var p = new Words(reason.Parameters, terms);
        return reason.Code switch
        {
            FigureReasonCode.NoValueReported => $"Chưa có báo cáo “{p.Item("metric")}”.",
            FigureReasonCode.NoDenominator => $"Không có mẫu số “{p.Item("metric")}”.",
            FigureReasonCode.ZeroDenominator => $"Mẫu số “{p.Item("metric")}” bằng không.",
            FigureReasonCode.NegativeQuotient => $"Không khai căn được vì thương số âm (“{p.Item("metric")}”).",
            FigureReasonCode.NotApplicable => $"Nguồn cho biết “{p.Item("metric")}” không phát sinh ở đây.",
            FigureReasonCode.NotAvailable => $"Nguồn cho biết không có số liệu “{p.Item("metric")}”.",
            FigureReasonCode.NotReported => $"Nguồn cho biết không báo cáo “{p.Item("metric")}”.",
            FigureReasonCode.Withheld => $"Nguồn không công bố “{p.Item("metric")}”.",
            FigureReasonCode.OutOfRange => $"Kết quả vượt phạm vi tính toán: “{p.Item("metric")}{p.Item("item")}”.",
            FigureReasonCode.NoPlan => $"Không có kế hoạch cho “{p.Item("item")}”.",
            FigureReasonCode.ZeroPlan => $"Không tính được tỷ lệ hoàn thành “{p.Item("item")}” vì phải chia cho không.",
            FigureReasonCode.BaseMissing => $"Không có “{p.Item("item")}” {p.Period("period")} để so sánh.",
            FigureReasonCode.BaseZero => $"“{p.Item("item")}” {p.Period("period")} bằng không.",
            FigureReasonCode.BaseNegative => $"“{p.Item("item")}” {p.Period("period")} âm nên không tính tỷ lệ.",
            FigureReasonCode.DefinitionChanged => $"Không so sánh được: “{p.Item("metric")}” thay đổi định nghĩa từ {p.Period("on")}: {p.Text("note")}.",
            FigureReasonCode.AreaNotValid => $"{p.Names("area")} không tồn tại vào cuối {p.Period("period")}.",
            FigureReasonCode.AreaDivided => $"“{p.Item("metric")}” của {p.Units("units")} không chia được để tính cho {p.Units("area")}; số đó được tính vào {p.Units("appearsIn")}.",
            FigureReasonCode.NoLineage => $"Danh mục không cho biết {p.Units("area")} gồm những đơn vị nào vào cuối {p.Period("period")}.",
            FigureReasonCode.OperatorNeeded => $"“{p.Item("item")}” phải tính cho một doanh nghiệp.",
            FigureReasonCode.DayNotKept => $"Số liệu ngày chỉ được lưu {p.Text("days")} ngày ở đây; sổ cái vẫn giữ số đã báo cáo.",
            FigureReasonCode.WithheldOutside => "Không công bố ra ngoài: số liệu chưa đủ điều kiện bảo mật thống kê.",
            FigureReasonCode.NotByOperator => $"Không biết số liệu theo từng doanh nghiệp của “{p.Item("metric")}”.",
            _ => reason.English,
        };
    }

    /// <summary>Parameters in words; one that is absent is empty.</summary>
    private readonly struct Words(IReadOnlyDictionary<string, string> parameters, VietnameseTerms terms)
    {
        public string Item(string name) => Of(name) is { Length: > 0 } text ? terms.Item(text) : "";

        public string Text(string name) => Of(name).TrimEnd('.');

        public string Names(string name) => terms.Names(Of(name));

        public string Units(string name) => terms.Units(Of(name));

        // Only the first units of a long list are named.
        public string Rest(string name) => Of("count") is { Length: > 0 } count && count != (Of(name).Count(c => c == ',') + 1).ToString(CultureInfo.InvariantCulture) ? " …" : "";

        public string PerCent(string name) =>
            decimal.TryParse(Of(name), NumberStyles.Number, CultureInfo.InvariantCulture, out var share) ? VietnameseFormat.Exact(share * 100) + "%" : Of(name);

        public string Source(string name) => terms.Source(Of(name));

        public string Period(string name) => VietnameseTerms.Period(Of(name));

        public string Number(string name) => VietnameseTerms.Number(Of(name));

        // A level is a period or a value, as the passport's writer chose.
        public string Level(string name) => Telemetry.Catalogue.Period.TryParse(Of(name), out _) ? Period(name) : Number(name);

        public string How(string name) =>
            Enum.TryParse<Provenance>(Of(name), ignoreCase: true, out var how) && Enum.IsDefined(how) ? VietnameseTerms.How(how) : Of(name);

        private string Of(string name) => parameters.TryGetValue(name, out var value) ? value : "";
    }
}
