using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Receipts;

/// <summary>A receipt with all of its verdicts, however many answers they take.</summary>
internal static class ReceiptPages
{
    /// <summary>The receipt of an id.</summary>
    public static Task<Receipt> FetchAsync(TelemetryClient client, string submissionId, ToolOutput output, CancellationToken cancellationToken) =>
        output.ProgressAsync(ReceiptWords.Fetching, async tell =>
            await CompleteAsync(client, await client.GetReceiptAsync(submissionId, 0, cancellationToken), tell, cancellationToken));

    /// <summary>The receipt with the verdicts that its first answer did not hold. A dry run's are not kept anywhere: it stays as it is.</summary>
    public static Task<Receipt> CompleteAsync(TelemetryClient client, Receipt first, ToolOutput output, CancellationToken cancellationToken) =>
        first.Verdicts.Count >= first.VerdictCount ? Task.FromResult(first) : output.ProgressAsync(ReceiptWords.Fetching, tell => CompleteAsync(client, first, tell, cancellationToken));

    private static async Task<Receipt> CompleteAsync(TelemetryClient client, Receipt first, Action<long, long> tell, CancellationToken cancellationToken)
    {
        if (first.CommittedAt is null)
        {
            return first;
        }

        var verdicts = new List<Verdict>(first.Verdicts);
        while (verdicts.Count < first.VerdictCount)
        {
            tell(verdicts.Count, first.VerdictCount);
            var page = await client.GetReceiptAsync(first.SubmissionId, verdicts.Count, cancellationToken);
            if (page.Verdicts.Count == 0)
            {
                break;
            }

            verdicts.AddRange(page.Verdicts);
        }

        return first with { Verdicts = verdicts };
    }
}
