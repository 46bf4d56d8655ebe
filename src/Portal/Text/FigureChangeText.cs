using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Text;

/// <summary>What made a figure another, as short lines. Thread-safe.</summary>
internal sealed class FigureChangeText(Words words)
{
    /// <summary>A figure's value with its unit, or what there is instead.</summary>
    public string Value(Figure figure) => figure.Value is { } value ? VietnameseFormat.Number(value, figure.Decimals) : words.Status(FigureStatus.Missing);

    /// <summary>Which operands, sources, plans and figures differ, from the most general to the most particular.</summary>
    public IReadOnlyList<string> What(FigureChange change) => [.. Lines(change.Before, change.After)];

    private IEnumerable<string> Lines(Figure before, Figure after)
    {
        var (old, now) = (before.Passport, after.Passport);
        if (before.Status != after.Status)
        {
            yield return $"{words.Of("Mức đầy đủ", "Completeness")}: {words.Status(before.Status)} → {words.Status(after.Status)}";
        }

        if (old.Plan?.Value != now.Plan?.Value)
        {
            yield return $"{words.Of("Kế hoạch", "Plan")}: {Number(old.Plan?.Value)} → {Number(now.Plan?.Value)}";
        }

        var isRatio = (now.Denominator ?? old.Denominator) is not null;
        var operands = Operands(isRatio ? words.Of("Tử số", "Numerator") : words.Of("Số liệu", "Figure"), old.Numerator, now.Numerator)
            .Concat(Operands(words.Of("Mẫu số, đầu kỳ", "Denominator, opening"), old.OpeningDenominator, now.OpeningDenominator))
            .Concat(Operands(words.Of("Mẫu số", "Denominator"), old.Denominator, now.Denominator));
        foreach (var line in operands)
        {
            yield return line;
        }

        foreach (var (was, @is) in old.BasedOn.Zip(now.BasedOn).Where(f => f.First.Exact != f.Second.Exact))
        {
            yield return $"{words.Item(@is.Item)}, {words.Period(@is.Period)}: {Value(was)} → {Value(@is)}";
        }
    }

    private IEnumerable<string> Operands(string role, Operand? before, Operand? after)
    {
        if ((after ?? before) is not { } one)
        {
            yield break;
        }

        if (before?.Value != after?.Value || before?.PeriodUsed != after?.PeriodUsed)
        {
            var used = before?.Value is not null && after?.Value is not null && before.PeriodUsed != after.PeriodUsed
                ? words.Of($" (số liệu {words.Period(before.PeriodUsed)} → {words.Period(after.PeriodUsed)})", $" (of {words.Period(before.PeriodUsed)} → {words.Period(after.PeriodUsed)})")
                : "";
            yield return $"{role}, {words.Item(one.Metric.Code)}: {Number(before?.Value)} → {Number(after?.Value)}{used}";
        }

        var values = new SortedDictionary<string, (decimal? Before, decimal? After)>(StringComparer.Ordinal);
        foreach (var part in before?.Contributions ?? [])
        {
            values[part.Source] = (part.Value, null);
        }

        foreach (var part in after?.Contributions ?? [])
        {
            values[part.Source] = (values.GetValueOrDefault(part.Source).Before, part.Value);
        }

        foreach (var (source, value) in values.Where(v => v.Value.Before != v.Value.After))
        {
            yield return $"{words.Source(source)}, {words.Item(one.Metric.Code)}: {Number(value.Before)} → {Number(value.After)}";
        }
    }

    private string Number(decimal? value) => value is { } number ? VietnameseFormat.Number(number) : words.Of("chưa có", "none");
}
