using Telemetry.Operators;

namespace Telemetry.Samples;

/// <summary>Hands in a month's figures with the client library: docs/operators/csharp.md explains it piece by piece.</summary>
public static class MonthlyReport
{
    /// <summary>Sends, corrects, and says what it was told.</summary>
    public static async Task RunAsync(Uri address, string key, TextWriter output)
    {
        await using var client = new TelemetryClient(new() { Address = address, ApiKey = key });

        var first = Month("2025-10/first", "2025-10", 160_210);
        var receipt = await SendAsync(client, first, output);
        output.WriteLine($"receipt {receipt.Sequence}: {receipt.Accepted} taken, {receipt.Refused} refused");
        foreach (var verdict in receipt.Verdicts)
        {
            output.WriteLine($"  {verdict.Area} {verdict.Metric} {verdict.Code}: {verdict.Expected}");
        }

        // The same id with the same content: the first receipt again. Nothing is counted twice.
        var again = await SendAsync(client, Month("2025-10/first", "2025-10", 160_210), output);
        output.WriteLine($"again {again.Sequence}: duplicate {again.Duplicate}");

        // The same id with other content is refused. A correction has an id of its own.
        try
        {
            await SendAsync(client, Month("2025-10/first", "2025-10", 160_220), output);
        }
        catch (TelemetryException error)
        {
            output.WriteLine($"other content: {error.Failure}");
        }

        var correction = await SendAsync(client, Month("2025-10/correction-1", "2025-10", 160_220), output);
        output.WriteLine($"correction {correction.Sequence}");
    }

    // Rows are units, columns are metrics; ZZ is no unit, so that there is a verdict to read.
    private static SubmissionTable Month(string submissionId, string period, long postpaid)
    {
        var table = new SubmissionTable(submissionId, period);
        table.AddColumn("subscribers.mobile_postpaid");
        table.AddColumn("bts.sites");
        table.AddRow("24").Set("subscribers.mobile_postpaid", postpaid).Set("bts.sites", 838);
        table.AddRow("22").Set("subscribers.mobile_postpaid", 75_000).SetAbsent("bts.sites", CellState.NotAvailable);
        table.AddRow("ZZ").Set("subscribers.mobile_postpaid", 1).Set("bts.sites", 1);
        return table;
    }

    // Sends until there is a receipt, or an answer that sending again will not change.
    private static async Task<Receipt> SendAsync(TelemetryClient client, SubmissionTable table, TextWriter output)
    {
        while (true)
        {
            try
            {
                return await client.SubmitAsync(table);
            }
            catch (TelemetryException error) when (error.MaySendAgain)
            {
                var wait = error.RetryAfter ?? TimeSpan.FromSeconds(1);
                output.WriteLine($"wait {wait.TotalMilliseconds:F0} ms: {error.Failure}");
                await Task.Delay(wait);
            }
        }
    }
}
