using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Links the numbers of one row: a completion to the value that it is of, a plan to the kind of figure that it is for. Used on one thread.</summary>
internal sealed class RowLinks(ReportContext report, IReadOnlyList<ColumnMeaning> columns, IReadOnlyList<MeaningDraft> numbers)
{
    /// <summary>Links them.</summary>
    public void Link()
    {
        var values = numbers.Where(n => n.Role == NumberRole.Actual && columns[Column(n)].Base is null).ToList();
        foreach (var number in numbers)
        {
            if (number.Role is NumberRole.Completion or NumberRole.Growth or NumberRole.RatioToBase or NumberRole.Change or NumberRole.Share && number.Of is null && Compared(number, values) is { } of)
            {
                number.Of = of.Number.Id;
                number.Confidence = of.Item is null ? number.Confidence : of.Confidence;
                number.Item = of.Item ?? number.Item;
                number.Period = of.Period ?? number.Period;
                number.Base = number.Base is { Kind: ComparisonKind.YearBefore } ? new ComparisonBase(ComparisonKind.YearBefore, number.Period?.SamePeriodOfYearBefore()) : number.Base;
            }
        }

        // The plan is for what is compared with it, else for what stands right behind it.
        var planned = numbers.FirstOrDefault(n => n.Role == NumberRole.Completion)?.Of is { } id ? values.Find(v => v.Number.Id == id) : null;
        foreach (var number in numbers.Where(n => n.Role == NumberRole.Completion && n.Base is { Kind: ComparisonKind.Plan } && columns[Column(n)].BasePeriod is null))
        {
            number.Base = new ComparisonBase(ComparisonKind.Plan, numbers.FirstOrDefault(n => n.Role == NumberRole.Plan)?.Period ?? number.Base!.Period);
        }

        foreach (var plan in numbers.Where(n => n.Role == NumberRole.Plan))
        {
            var like = planned ?? values.Find(v => Column(v) > Column(plan)) ?? values.FirstOrDefault();
            if (like?.Item is { } item && plan.Item is { } own && report.Kinds.FlowOf(own) == item)
            {
                plan.Item = item;
            }
        }
    }

    private static int Column(MeaningDraft number) => number.Number.Cell!.Value.Column;

    // What stands before it and nearest, of several in one cell the first; what it compares with is not what grew.
    private MeaningDraft? Compared(MeaningDraft number, List<MeaningDraft> values)
    {
        var isGrowth = number.Role is NumberRole.Growth or NumberRole.RatioToBase or NumberRole.Change;
        var usable = isGrowth && number.Base is { Kind: ComparisonKind.Period, Period: { } from } ? values.FindAll(v => v.Period != from) : values;
        var before = usable.FindAll(v => Column(v) < Column(number) && (!v.IsPercent || number.Role == NumberRole.Completion));
        if (isGrowth && before.Count > 0 && LaterThan(before[^1], before) is { } later)
        {
            number.Base ??= before[^1].Period is { } period ? new ComparisonBase(ComparisonKind.Period, period) : null;
            return later;
        }

        // "Năm 2015 | Năm 2016 | Tăng trưởng (%)": what it grew from stands beside it.
        if (isGrowth && number.Base is null && before is [.., { Period: { } grown } last] && before.Exists(v => v.Item == last.Item && v.Period?.Year == grown.Year - 1))
        {
            number.Base = new ComparisonBase(ComparisonKind.YearBefore, grown.SamePeriodOfYearBefore());
        }

        var column = before.Count > 0 ? Column(before[^1]) : -1;
        return before.Find(v => Column(v) == column) ?? usable.Find(v => Column(v) > Column(number) && !v.IsPercent);
    }

    // "Thực hiện 2022 | Năm 2021 | %": the base stands behind what grew; but not where the earlier column has a per cent of its own.
    private MeaningDraft? LaterThan(MeaningDraft nearest, List<MeaningDraft> before) => before.Find(v =>
        v.Item == nearest.Item && v.Period is { } own && nearest.Period is { } period && own.Year == period.Year + 1
        && !Enumerable.Range(Column(v), Column(nearest) - Column(v)).Any(c => columns[c].Base is { } kind && kind != ComparisonKind.Plan));
}
