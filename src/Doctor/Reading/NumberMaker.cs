namespace Telemetry.Doctor.Reading;

/// <summary>Decides how digits are read and what they can stand for. Pure.</summary>
internal static class NumberMaker
{
    /// <summary>The number.</summary>
    /// <param name="plain">The report.</param>
    /// <param name="draft">The digits with their unit.</param>
    /// <param name="id">Its place among the numbers.</param>
    /// <param name="style">The style that surrounds it.</param>
    public static PrintedNumber Make(PlainText plain, NumberDraft draft, int id, NumberStyle style)
    {
        var text = plain.Text;
        var raw = draft.Raw;
        var unit = draft.Unit;
        var reading = Choose(draft.Readings, style, unit);
        var (wording, start) = WordingWords.Read(text, draft.Range.Start, raw.Span.Start, unit.End, draft.Range.End);
        var sign = raw.IsNegative ? -1 : 1;
        var scale = Fits(reading.Value, unit.Scale) ? unit.Scale : 1;
        var value = sign * reading.Value * scale;
        var place = scale;
        for (var i = 0; i < reading.Decimals; i++)
        {
            place /= 10;
        }

        // Without a unit a whole number is taken for a count: rows of a table without units.
        var isExact = reading.Decimals == 0 && scale == 1 && (unit.Unit is null || UnitWords.IsCount(unit.Unit));
        return new PrintedNumber
        {
            Id = id,
            Span = plain.ToOriginal(raw.Span),
            Phrase = plain.ToOriginal(new TextSpan(start, Math.Max(unit.End, raw.Span.End) - start)),
            Text = PrintedText(plain, raw),
            Value = value,
            Style = reading.Style,
            OtherReadings = [.. draft.Readings.Where(r => r != reading).Select(r => r with { Value = sign * r.Value * scale })],
            Scale = scale,
            Decimals = reading.Decimals,
            Wording = wording,
            IfRounded = Precision.Rounded(value, place, isExact, wording),
            IfTruncated = Precision.Truncated(value, place, isExact, wording),
            Unit = unit.Unit,
            Cell = draft.Cell,
        };
    }

    // Units are whole things: a comma followed by three digits groups them, whatever the report's style (133,202 thuê bao).
    private static NumberReading Choose(IReadOnlyList<NumberReading> readings, NumberStyle style, UnitReading unit)
    {
        if (readings.Count > 1 && unit.Scale == 1 && unit.Unit is { } code && (UnitWords.IsCount(code) || code == "people per point"))
        {
            return readings.FirstOrDefault(r => r.Decimals == 0) ?? readings[0];
        }

        return readings.FirstOrDefault(r => r.Style == style) ?? readings[0];
    }

    private static string PrintedText(PlainText plain, RawNumber raw)
    {
        var span = plain.ToOriginal(raw.Span);
        return plain.Original.Substring(span.Start, span.Length);
    }

    private static bool Fits(decimal value, decimal scale) => value <= Interval.NoEnd / scale;
}
