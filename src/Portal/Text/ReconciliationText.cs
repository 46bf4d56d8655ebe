using Telemetry.Aggregator.Reconciliation;

namespace Telemetry.Portal.Text;

/// <summary>Why a second source's value is another than the computed figure, in one language, each cause with its arithmetic. Thread-safe.</summary>
internal sealed class ReconciliationText(Words words)
{
    private const int PercentDecimals = 2;

    /// <summary>Which of our figures stand beside.</summary>
    public string Basis => words.Of(
        "Số tính được là số theo những gì đã biết đến thời điểm đó, không phải số đã công bố.", "The computed figures are as known at that moment, not as published.");

    /// <summary>What a source printed, with as many decimals as it can be held to.</summary>
    public static string Printed(PrintedValue printed) => VietnameseFormat.Number(printed.Value, Math.Max(0, (int)printed.Step.Scale));

    /// <summary>làm tròn; rounding.</summary>
    public string Name(CauseKind kind) => kind switch
    {
        CauseKind.Rounding => words.Of("làm tròn", "rounding"),
        CauseKind.Timing => words.Of("lệch kỳ", "timing"),
        CauseKind.KnownEarlier => words.Of("số biết trước đó", "as known earlier"),
        CauseKind.Vintage => words.Of("dân số hoặc diện tích của năm khác", "population or area of another year"),
        CauseKind.Definition => words.Of("khác định nghĩa", "definition"),
        _ => words.Of("khác phạm vi", "coverage"),
    };

    /// <summary>How it stands, in a word or two, with the names of the causes.</summary>
    public string Short(ReconciledFigure row) => row.Agreement switch
    {
        Agreement.Same => words.Of("khớp", "the same"),
        Agreement.NotComputed => words.Of("chưa có số để so", "nothing to compare with"),
        Agreement.Unexplained => words.Of("chưa rõ nguyên nhân", "unexplained"),
        _ => string.Join(", ", row.Causes.Select(c => Name(c.Kind)).Distinct()),
    };

    /// <summary>-0,12 %; the sign tells whether theirs is more.</summary>
    public string? Percent(ReconciledFigure row) => row.DifferencePercent switch
    {
        null => null,
        var percent when Math.Abs(percent.Value) < 0.005m => words.Of("dưới 0,01 %", "under 0,01 %"),
        var percent => (percent > 0 ? "+" : "") + VietnameseFormat.Number(percent.Value, PercentDecimals) + " %",
    };

    /// <summary>The whole in a sentence.</summary>
    public string Of(ReconciledFigure row) => row.Agreement switch
    {
        Agreement.Same => words.Of("Hai số khớp nhau.", "Both are the same."),
        Agreement.NotComputed => words.Of("Hệ thống chưa có số để so sánh.", "There is no computed figure to compare with."),
        Agreement.Unexplained => words.Of(
            "Chưa rõ nguyên nhân: không cách tính nào đã thử cho ra số này.", "Unexplained: none of the ways of computing it that were tried gives this value.") + ImpliedIn(row),
        _ => words.Of("Có thể do ", "Likely ") + string.Join("; ", row.Causes.Select(c => Of(row, c))) + "." + ImpliedIn(row),
    };

    /// <summary>One cause with its arithmetic.</summary>
    public string Of(ReconciledFigure row, DifferenceCause cause)
    {
        var (printed, value) = (Printed(row.Theirs.Printed), Computed(row, cause));
        return cause.Kind switch
        {
            CauseKind.Rounding => Rounding(row, cause, printed),
            CauseKind.Timing => words.Of(
                $"lệch kỳ: đúng bằng số {words.Period(cause.Period!.Value)} ({value})", $"timing: it is the figure of {words.Period(cause.Period!.Value)} ({value})"),
            CauseKind.KnownEarlier => words.Of(
                $"số biết trước đó: đúng bằng số tính được trước biên nhận số {VietnameseFormat.Whole(cause.Sequence!.Value)} ({value})",
                $"known earlier: it is the figure as known before receipt {VietnameseFormat.Whole(cause.Sequence!.Value)} ({value})"),
            CauseKind.Vintage => words.Of(
                $"{words.Item(cause.Operand!)} của {words.Period(cause.Period!.Value)}: {value}",
                $"{words.Item(cause.Operand!)} of {words.Period(cause.Period!.Value)}: {value}"),
            CauseKind.Definition => words.Of("khác định nghĩa, ", "definition, ") + Definition(cause) + ": " + value,
            _ => words.Of("khác phạm vi, ", "coverage, ") + (cause.OnlySource is { } only
                ? words.Of($"chỉ gồm {words.Source(only)}", $"only {words.Source(only)}")
                : words.Of($"không gồm {words.Source(cause.WithoutSource!)}", $"without {words.Source(cause.WithoutSource!)}")) + ": " + value,
        };
    }

    private string Rounding(ReconciledFigure row, DifferenceCause cause, string printed)
    {
        var (exact, step) = (VietnameseFormat.Exact(cause.Value), VietnameseFormat.Exact(row.Theirs.Printed.Step));
        var text = cause.Fit == PrintFit.CutOff
            ? words.Of($"làm tròn: {exact} bỏ phần dưới {step} còn {printed}", $"rounding: {exact} cut off below {step} is {printed}")
            : words.Of($"làm tròn: {exact} làm tròn đến {step} là {printed}", $"rounding: {exact} to the nearest {step} is {printed}");
        return row.Theirs.Printed.IsFine ? text : text + words.Of(" (nếu số công bố chỉ in đến mức đó)", " (if it was printed no more precisely)");
    }

    private string Definition(DifferenceCause cause) => cause switch
    {
        { WithoutPart: { } part } => words.Of($"không gồm “{words.Item(part)}”", $"without “{words.Item(part)}”"),
        { Operand: { } operand } => words.Of($"“{words.Item(cause.Instead!)}” thay cho “{words.Item(operand)}”", $"“{words.Item(cause.Instead!)}” instead of “{words.Item(operand)}”"),
        _ => $"“{words.Item(cause.Instead!)}”",
    };

    // 89.708.900 / 12.757 = 7.032,12: the formula is that of the item, or of the indicator taken instead.
    private string Computed(ReconciledFigure row, DifferenceCause cause)
    {
        var result = VietnameseFormat.Exact(cause.Value);
        var indicator = cause is { Operand: null, Instead: { } code } && words.Catalogue.Indicators.TryGetValue(code, out var other) ? other : row.Theirs.Item.Indicator;
        return indicator is not null && cause is { Numerator: { } numerator, Denominator: { } denominator }
            ? $"{FormulaText.With(indicator, numerator, denominator)} = {result}"
            : result;
    }

    private string ImpliedIn(ReconciledFigure row) => row.Implied.Count == 0 ? "" : " " + words.Of("Số này ứng với ", "It would take ")
        + string.Join(words.Of(" hoặc ", " or "), row.Implied.Select(Range)) + ".";

    private string Range(ImpliedOperand implied)
    {
        var (low, high) = (VietnameseFormat.Exact(implied.Low), VietnameseFormat.Exact(implied.High));
        return words.Of($"{words.Item(implied.Metric.Code)} từ {low} đến {high}", $"{words.Item(implied.Metric.Code)} of {low} to {high}");
    }
}
