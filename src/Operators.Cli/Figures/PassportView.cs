using System.Text.Json;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Figures;

/// <summary>
/// A passport for a person to read: what was computed from what, by whom, what is missing. Reads the JSON of /api/v1/figures; what an
/// older or newer service does not say is left out.
/// </summary>
internal static class PassportView
{
    /// <summary>The lines of a passport.</summary>
    public static void Write(ToolOutput output, JsonElement passport)
    {
        output.Line(FigureWords.Formula, Text(passport, "formula"));
        LineOf(output, FigureWords.Filled, passport, "formulaFilled");
        LineOf(output, FigureWords.Origin, passport, "origin");
        Operand(output, FigureWords.Numerator, passport, "numerator");
        Operand(output, FigureWords.OpeningDenominator, passport, "openingDenominator");
        Operand(output, FigureWords.Denominator, passport, "denominator");
        if (Has(passport, "plan", out var plan))
        {
            output.Line(
                FigureWords.Plan, Text(plan, "item"), Text(plan, "name"), Number(output, plan, "value"), Text(plan, "unit"), Text(plan, "period"), Text(plan, "sourceName"));
        }

        foreach (var figure in Items(passport, "basedOn"))
        {
            var value = Has(figure, "value", out _) ? $"{Number(output, figure, "value")} {Text(figure, "unit")}" : output.Say(FigureWords.NoValue);
            output.Line(FigureWords.Heading, Text(figure, "indicator"), Text(figure, "areaName"), Text(figure, "areaKey"), Text(figure, "period"), Text(figure, "operator"), value);
            if (Has(figure, "passport", out var inner))
            {
                Write(output, inner);
            }
        }

        foreach (var note in Items(passport, "notes"))
        {
            output.Line(FigureWords.Note, Text(note, output.Language == Language.Vietnamese ? "vi" : "en"));
        }

        output.Line(FigureWords.Foot, Number(output, passport, "ledgerPosition"), Text(passport, "catalogueVersion"));
    }

    private static void Operand(ToolOutput output, Phrase which, JsonElement passport, string name)
    {
        if (!Has(passport, name, out var operand))
        {
            return;
        }

        var value = Has(operand, "value", out _) ? Number(output, operand, "value") : output.Say(FigureWords.NoValue);
        var label = Text(operand, output.Language == Language.Vietnamese ? "name" : "nameEn");
        output.Line(FigureWords.Operand, which, Text(operand, "metric"), label, value, Text(operand, "unit"), Text(operand, "periodUsed"), FigureWords.HowOf(output.Language, Text(operand, "how")));
        if (Text(operand, "periodUsed") != Text(operand, "period"))
        {
            output.Line(FigureWords.Older, Text(operand, "periodUsed"), Text(operand, "period"));
        }

        foreach (var part in Items(operand, "contributions"))
        {
            output.Line(
                FigureWords.Contribution, Text(part, "source"), Text(part, "name"), Has(part, "value", out _) ? Number(output, part, "value") : output.Say(FigureWords.NoValue),
                Text(part, "periodUsed"), FigureWords.HowOf(output.Language, Text(part, "how")), Receipts(output, part));
        }

        if (Has(operand, "missing", out var missing))
        {
            Missing(output, missing);
        }
    }

    private static void Missing(ToolOutput output, JsonElement missing)
    {
        foreach (var source in Items(missing, "operators"))
        {
            output.Line(FigureWords.MissingOperator, Text(source, "name"), string.Join(", ", Items(source, "provinces").Select(p => Text(p, "name")).Prepend(Text(source, "source"))));
        }

        foreach (var part in Items(missing, "parts"))
        {
            output.Line(FigureWords.MissingPart, Text(part, "code"), Text(part, "name"));
        }

        foreach (var period in Items(missing, "periods"))
        {
            output.Line(FigureWords.MissingPeriod, period.ToString());
        }
    }

    private static string Receipts(ToolOutput output, JsonElement contribution)
    {
        var shown = string.Join(", ", Items(contribution, "receipts").Select(r => r.ToString()));
        return Has(contribution, "receiptCount", out var count) && count.TryGetInt32(out var all) && all > Items(contribution, "receipts").Length
            ? output.Say(FigureWords.MoreReceipts, shown, all)
            : shown;
    }

    private static void LineOf(ToolOutput output, Phrase phrase, JsonElement element, string name)
    {
        if (Has(element, name, out _))
        {
            output.Line(phrase, Text(element, name));
        }
    }

    private static bool Has(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private static JsonElement[] Items(JsonElement element, string name) =>
        Has(element, name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string Text(JsonElement element, string name) => Has(element, name, out var value) ? value.ToString() : "";

    private static string Number(ToolOutput output, JsonElement element, string name) => NumberText.OfWire(output.Language, Text(element, name));
}
