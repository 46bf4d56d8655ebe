using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;

namespace Telemetry.Portal.Text;

/// <summary>What passports say beside a value, and why a value is absent, as sentences. Thread-safe.</summary>
internal sealed class NoteText(Words words)
{
    private readonly bool _isVietnamese = words.Language == Language.Vietnamese;

    /// <summary>A note as a sentence.</summary>
    public string Note(FigureNote note)
    {
        var p = new Named(note.Parameters, words);
        return note.Code switch
        {
            FigureNoteCode.DenominatorOlder => _isVietnamese
                ? $"Mẫu số “{p.Item("metric")}” là số liệu {p.Period("used")}, cũ hơn kỳ của tử số ({p.Period("period")})."
                : $"The denominator “{p.Item("metric")}” is of {p.Period("used")}, older than the numerator ({p.Period("period")}).",
            FigureNoteCode.ValueStands => _isVietnamese
                ? $"“{p.Item("metric")}” {p.Period("period")} lấy theo số liệu {p.Period("used")} còn hiệu lực."
                : $"“{p.Item("metric")}” for {p.Period("period")} is the value of {p.Period("used")}, which still stands.",
            FigureNoteCode.IncludesStanding => _isVietnamese
                ? $"“{p.Item("metric")}” có gồm số liệu đã báo cáo từ trước, còn hiệu lực."
                : $"“{p.Item("metric")}” includes values that were reported earlier and still stand.",
            FigureNoteCode.FromPredecessors => _isVietnamese
                ? $"“{p.Item("metric")}” cộng từ các đơn vị tiền thân: {p.Names("areas")}."
                : $"“{p.Item("metric")}” is the sum of the predecessors: {p.Names("areas")}.",
            FigureNoteCode.WithPredecessorSources => _isVietnamese
                ? $"“{p.Item("metric")}” có gồm số liệu của doanh nghiệp đã sáp nhập hoặc đổi tên: {p.Names("sources")}."
                : $"“{p.Item("metric")}” includes figures of operators that were merged or renamed: {p.Names("sources")}.",
            FigureNoteCode.DepartmentTotal => _isVietnamese
                ? $"“{p.Item("metric")}”: số tổng là, hoặc có gồm, số tổng hợp của {p.Source("source")}."
                : $"“{p.Item("metric")}”: the total is, or contains, the aggregate of {p.Source("source")}.",
            FigureNoteCode.DepartmentDiffers => _isVietnamese
                ? $"“{p.Item("metric")}”: {p.Source("source")} báo cáo {p.Number("value")}, chênh {p.Number("difference")} so với số tổng."
                : $"“{p.Item("metric")}”: {p.Source("source")} reports {p.Number("value")}, {p.Number("difference")} away from the total.",
            FigureNoteCode.DerivedDiffers => _isVietnamese
                ? $"“{p.Item("metric")}” của {p.Source("source")}: giá trị suy ra ({p.How("how")}) là {p.Number("value")}, chênh {p.Number("difference")} so với giá trị báo cáo."
                : $"“{p.Item("metric")}” of {p.Source("source")}: the derived value ({p.How("how")}) is {p.Number("value")}, {p.Number("difference")} away from the reported one.",
            FigureNoteCode.PartsMissing => _isVietnamese
                ? $"“{p.Item("metric")}”: thiếu thành phần {p.Names("parts")}."
                : $"“{p.Item("metric")}”: parts are missing: {p.Names("parts")}.",
            FigureNoteCode.PeriodsMissing => _isVietnamese
                ? $"“{p.Item("metric")}”: thiếu {p.Number("count")} kỳ ({p.Names("periods")})."
                : $"“{p.Item("metric")}”: {p.Number("count")} periods are missing ({p.Names("periods")}).",
            FigureNoteCode.CellsMissing => _isVietnamese
                ? $"“{p.Item("metric")}”: mới có {p.Number("reported")}/{p.Number("expected")} ô số liệu."
                : $"“{p.Item("metric")}”: {p.Number("reported")} of {p.Number("expected")} cells were reported.",
            FigureNoteCode.OperatorsMissing => _isVietnamese
                ? $"“{p.Item("metric")}”: chưa có báo cáo của {p.Names("operators")}."
                : $"“{p.Item("metric")}”: not yet reported by {p.Names("operators")}.",
            FigureNoteCode.LaterTarget => _isVietnamese
                ? $"Không có kế hoạch cho {p.Period("period")}; so với chỉ tiêu {p.Period("used")}."
                : $"There is no plan for {p.Period("period")}; compared with the target of {p.Period("used")}.",
            FigureNoteCode.PlanOfBaseItem => _isVietnamese
                ? $"“{p.Item("item")}” không có kế hoạch riêng; dùng kế hoạch của “{p.Item("used")}”."
                : $"“{p.Item("item")}” has no plan of its own; that of “{p.Item("used")}” is used.",
            FigureNoteCode.PlanDerived => _isVietnamese
                ? $"Kế hoạch của “{p.Item("item")}” được suy ra ({p.How("how")})."
                : $"The plan of “{p.Item("item")}” is derived ({p.How("how")}).",
            FigureNoteCode.CountedFromStart => _isVietnamese
                ? $"“{p.Item("metric")}” tính lũy kế từ {p.Period("from")} đến {p.Period("to")}."
                : $"“{p.Item("metric")}” is counted from {p.Period("from")} to {p.Period("to")}.",
            FigureNoteCode.AverageOfPeriod => _isVietnamese
                ? $"“{p.Item("metric")}”: bình quân của {p.Level("opening")} và {p.Level("closing")}."
                : $"“{p.Item("metric")}”: mean of {p.Level("opening")} and {p.Level("closing")}.",
            FigureNoteCode.BoundaryUnits => _isVietnamese
                ? $"“{p.Item("metric")}” {p.Period("period")}: cộng từ {p.Number("count")} đơn vị của thời kỳ đó: {p.Units("areas")}{p.Rest("areas")}."
                : $"“{p.Item("metric")}” of {p.Period("period")}: sum of {p.Number("count")} units of that time: {p.Units("areas")}{p.Rest("areas")}.",
            FigureNoteCode.UnitsMissing => _isVietnamese
                ? $"“{p.Item("metric")}”: chưa có báo cáo của {p.Number("count")} đơn vị: {p.Units("areas")}{p.Rest("areas")}."
                : $"“{p.Item("metric")}”: nothing was reported for {p.Number("count")} units: {p.Units("areas")}{p.Rest("areas")}.",
            FigureNoteCode.EstimatedShare => _isVietnamese
                ? $"“{p.Item("metric")}”: chỉ tính {p.PerCent("share")} số liệu của {p.Units("area")}, ước tính theo trọng số trong danh mục."
                : $"“{p.Item("metric")}”: only {p.PerCent("share")} of the figure of {p.Units("area")}, estimated by the weights of the catalogue.",
            FigureNoteCode.DividedUnits => _isVietnamese
                ? $"“{p.Item("metric")}” của {p.Units("areas")}{p.Rest("areas")} không chia được nên không nằm trong số này; số đó được tính vào {p.Units("appearsIn")}."
                : $"“{p.Item("metric")}” of {p.Units("areas")}{p.Rest("areas")} cannot be divided and is not in this figure; it is counted in {p.Units("appearsIn")}.",
            FigureNoteCode.PointSet => _isVietnamese
                ? $"Các loại điểm được tính: {p.Item("metric")}."
                : $"Points counted: {p.Item("metric")}.",
            FigureNoteCode.ReceiptsByProvince => _isVietnamese
                ? "Biên nhận của các đơn vị dưới cấp tỉnh nằm trong hộ chiếu số liệu của từng tỉnh."
                : "Receipts of units below the provinces are in the passports of the provinces.",
            FigureNoteCode.Provisional => _isVietnamese
                ? "Số liệu tạm thời, còn có thể thay đổi."
                : "Provisional: it may still change.",
            _ => note.English,
        };
    }

    /// <summary>A reason as a sentence.</summary>
    public string Reason(FigureReason reason)
    {
        var p = new Named(reason.Parameters, words);
        return reason.Code switch
        {
            FigureReasonCode.NoValueReported => _isVietnamese
                ? $"Chưa có báo cáo “{p.Item("metric")}”."
                : $"“{p.Item("metric")}” has not been reported.",
            FigureReasonCode.NoDenominator => _isVietnamese
                ? $"Không có mẫu số “{p.Item("metric")}”."
                : $"There is no denominator “{p.Item("metric")}”.",
            FigureReasonCode.ZeroDenominator => _isVietnamese
                ? $"Mẫu số “{p.Item("metric")}” bằng không."
                : $"The denominator “{p.Item("metric")}” is zero.",
            FigureReasonCode.NegativeQuotient => _isVietnamese
                ? $"Không khai căn được vì thương số âm (“{p.Item("metric")}”)."
                : $"No square root: the quotient is negative (“{p.Item("metric")}”).",
            FigureReasonCode.NotApplicable => _isVietnamese
                ? $"Nguồn cho biết “{p.Item("metric")}” không phát sinh ở đây."
                : $"The source says that there can be no “{p.Item("metric")}” here.",
            FigureReasonCode.NotAvailable => _isVietnamese
                ? $"Nguồn cho biết không có số liệu “{p.Item("metric")}”."
                : $"The source says that it does not have “{p.Item("metric")}”.",
            FigureReasonCode.NotReported => _isVietnamese
                ? $"Nguồn cho biết không báo cáo “{p.Item("metric")}”."
                : $"The source says that it does not report “{p.Item("metric")}”.",
            FigureReasonCode.Withheld => _isVietnamese
                ? $"Nguồn không công bố “{p.Item("metric")}”."
                : $"The source keeps “{p.Item("metric")}” back.",
            FigureReasonCode.OutOfRange => _isVietnamese
                ? $"Kết quả vượt phạm vi tính toán: “{p.Item("metric")}{p.Item("item")}”."
                : $"The result is out of range: “{p.Item("metric")}{p.Item("item")}”.",
            FigureReasonCode.NoPlan => _isVietnamese
                ? $"Không có kế hoạch cho “{p.Item("item")}”."
                : $"There is no plan for “{p.Item("item")}”.",
            FigureReasonCode.ZeroPlan => _isVietnamese
                ? $"Không tính được tỷ lệ hoàn thành “{p.Item("item")}” vì phải chia cho không."
                : $"The completion of “{p.Item("item")}” would divide by zero.",
            FigureReasonCode.BaseMissing => _isVietnamese
                ? $"Không có “{p.Item("item")}” {p.Period("period")} để so sánh."
                : $"There is no “{p.Item("item")}” of {p.Period("period")} to compare with.",
            FigureReasonCode.BaseZero => _isVietnamese
                ? $"“{p.Item("item")}” {p.Period("period")} bằng không."
                : $"“{p.Item("item")}” of {p.Period("period")} is zero.",
            FigureReasonCode.BaseNegative => _isVietnamese
                ? $"“{p.Item("item")}” {p.Period("period")} âm nên không tính tỷ lệ."
                : $"“{p.Item("item")}” of {p.Period("period")} is negative: no rate is computed.",
            FigureReasonCode.DefinitionChanged => _isVietnamese
                ? $"Không so sánh được: “{p.Item("metric")}” thay đổi định nghĩa từ {p.Period("on")}: {p.Text("note")}."
                : $"Not comparable: the definition of “{p.Item("metric")}” changed on {p.Period("on")}: {p.Text("noteEn")}.",
            FigureReasonCode.AreaNotValid => _isVietnamese
                ? $"{p.Names("area")} không tồn tại vào cuối {p.Period("period")}."
                : $"{p.Names("area")} did not exist at the end of {p.Period("period")}.",
            FigureReasonCode.AreaDivided => _isVietnamese
                ? $"“{p.Item("metric")}” của {p.Units("units")} không chia được để tính cho {p.Units("area")}; số đó được tính vào {p.Units("appearsIn")}."
                : $"“{p.Item("metric")}” of {p.Units("units")} cannot be divided to give that of {p.Units("area")}; it is counted in {p.Units("appearsIn")}.",
            FigureReasonCode.NoLineage => _isVietnamese
                ? $"Danh mục không cho biết {p.Units("area")} gồm những đơn vị nào vào cuối {p.Period("period")}."
                : $"The catalogue does not tell which units {p.Units("area")} was made of at the end of {p.Period("period")}.",
            FigureReasonCode.OperatorNeeded => _isVietnamese
                ? $"“{p.Item("item")}” phải tính cho một doanh nghiệp."
                : $"“{p.Item("item")}” must be asked of one operator.",
            FigureReasonCode.DayNotKept => _isVietnamese
                ? $"Số liệu ngày chỉ được lưu {p.Text("days")} ngày ở đây; sổ cái vẫn giữ số đã báo cáo."
                : $"Figures of days are kept {p.Text("days")} days here; the ledger still has what was reported.",
            FigureReasonCode.WithheldOutside => _isVietnamese
                ? "Không công bố ra ngoài: số liệu chưa đủ điều kiện bảo mật thống kê."
                : "Not given outside: the conditions of statistical confidentiality are not met.",
            FigureReasonCode.NotByOperator => _isVietnamese
                ? $"Không biết số liệu theo từng doanh nghiệp của “{p.Item("metric")}”."
                : $"“{p.Item("metric")}” is not known by operator.",
            _ => reason.English,
        };
    }

    /// <summary>Parameters in words; one that is absent is empty.</summary>
    private readonly struct Named(IReadOnlyDictionary<string, string> parameters, Words words)
    {
        public string Item(string name) => Of(name) is { Length: > 0 } text ? words.Item(text) : "";

        public string Text(string name) => Of(name).TrimEnd('.');

        public string Names(string name) => words.Names(Of(name));

        public string Units(string name) => words.DatedAreas(Of(name));

        // Only the first units of a long list are named.
        public string Rest(string name) => Of("count") is { Length: > 0 } count && count != (Of(name).Count(c => c == ',') + 1).ToString(CultureInfo.InvariantCulture) ? " …" : "";

        public string PerCent(string name) =>
            decimal.TryParse(Of(name), NumberStyles.Number, CultureInfo.InvariantCulture, out var share) ? VietnameseFormat.Exact(share * 100) + "%" : Of(name);

        public string Source(string name) => words.Source(Of(name));

        public string Period(string name) => words.PeriodText(Of(name));

        public string Number(string name) => VietnameseFormat.Written(Of(name));

        // A level is a period or a value, as the passport's writer chose.
        public string Level(string name) => Telemetry.Catalogue.Period.TryParse(Of(name), out _) ? Period(name) : Number(name);

        public string How(string name) =>
            Enum.TryParse<Provenance>(Of(name), ignoreCase: true, out var how) && Enum.IsDefined(how) ? words.How(how) : Of(name);

        private string Of(string name) => parameters.TryGetValue(name, out var value) ? value : "";
    }
}
