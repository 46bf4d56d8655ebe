using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Receipts;

/// <summary>A receipt for a person: its facts, its verdicts and findings as tables. For every command that gets one.</summary>
internal static class ReceiptView
{
    /// <summary>All of it.</summary>
    public static void Write(ToolOutput output, Receipt receipt)
    {
        var isDryRun = receipt.CommittedAt is null;
        output.Line(isDryRun ? ReceiptWords.DryRunTitle : ReceiptWords.Title, receipt.SubmissionId);
        output.Table([new Column(ReceiptWords.Field), new Column(ReceiptWords.Value)], Facts(output, receipt));
        if (receipt.Duplicate)
        {
            output.Line(ReceiptWords.Duplicate);
        }

        Verdicts(output, receipt);
        Findings(output, receipt);
    }

    /// <summary>The verdicts alone.</summary>
    public static void Verdicts(ToolOutput output, Receipt receipt)
    {
        output.Line();
        if (receipt.Verdicts.Count == 0)
        {
            output.Line(ReceiptWords.AllTaken);
            return;
        }

        output.Line(ReceiptWords.Refusals, receipt.Refused);
        output.Table(
            [
                new Column(ReceiptWords.Area), new Column(ReceiptWords.Metric), new Column(ReceiptWords.Cells, IsNumber: true), new Column(ReceiptWords.Received),
                new Column(ReceiptWords.Reason), new Column(ReceiptWords.Expected),
            ],
            receipt.Verdicts.Select(v => new[]
            {
                OrAll(output, v.Area), OrAll(output, v.Metric), NumberText.Whole(output.Language, v.Cells), v.Received, output.Say(ReceiptWords.Of(v.Code)), output.Say(Phrase.OfBoth(v.Expected)),
            }));
    }

    /// <summary>The findings alone; nothing where there are none.</summary>
    public static void Findings(ToolOutput output, Receipt receipt)
    {
        if (receipt.Findings.Count == 0)
        {
            return;
        }

        output.Line();
        output.Line(ReceiptWords.Findings, receipt.Findings.Count);
        output.Table(
            [new Column(ReceiptWords.Severity), new Column(ReceiptWords.Area), new Column(ReceiptWords.Metric), new Column(ReceiptWords.Period), new Column(ReceiptWords.What)],
            receipt.Findings.Select(f => new[]
            {
                output.Say(ReceiptWords.Of(f.Severity)), f.Area, f.Metric, f.Period, output.Language == Language.Vietnamese ? f.Text : f.EnglishText,
            }));
    }

    private static IEnumerable<IReadOnlyList<string>> Facts(ToolOutput output, Receipt receipt)
    {
        yield return [output.Say(ReceiptWords.Source), receipt.Source];
        if (receipt.CommittedAt is { } time)
        {
            yield return [output.Say(ReceiptWords.Committed), TimeText.Of(output.Language, time)];
            yield return [output.Say(ReceiptWords.Sequence), NumberText.Whole(output.Language, receipt.Sequence)];
        }

        yield return [output.Say(ReceiptWords.Cells), output.Say(ReceiptWords.CellCounts, receipt.Received, receipt.Accepted, receipt.Refused)];
        yield return [output.Say(ReceiptWords.PayloadHash), receipt.PayloadHash];
        if (receipt.EntryHash.Length > 0)
        {
            yield return [output.Say(ReceiptWords.EntryHash), receipt.EntryHash];
        }

        yield return [output.Say(ReceiptWords.Catalogue), receipt.CatalogueVersion];
    }

    private static string OrAll(ToolOutput output, string code) => code.Length > 0 ? code : output.Say(ReceiptWords.All);
}
