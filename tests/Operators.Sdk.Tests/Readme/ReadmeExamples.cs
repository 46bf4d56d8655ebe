using System.Data;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Telemetry.Operators.Tests.Readme;

/// <summary>The README's examples, as the compiler sees them. <see cref="ReadmeTests"/> compares the two.</summary>
internal static class ReadmeExamples
{
    public static async Task NowAsync()
    {
        #region now
        await using var client = new TelemetryClient(new TelemetryClientOptions
        {
            Address = new Uri("https://collector.example.vn:7317"),
            ApiKey = Environment.GetEnvironmentVariable("TELEMETRY_API_KEY"),
        });

        var table = new SubmissionTable("billing/2013-06/1", "2013-06");
        table.AddColumn("subscribers.fixed_wired");
        table.AddColumn("subscribers.mobile_prepaid");
        table.AddRow("24").Set("subscribers.fixed_wired", 60_112).Set("subscribers.mobile_prepaid", 1_204_553);
        table.AddRow("22").Set("subscribers.fixed_wired", 133_202).SetAbsent("subscribers.mobile_prepaid", CellState.NotAvailable);

        var receipt = await client.SubmitAsync(table);
        Console.WriteLine($"{receipt.Accepted} accepted at ledger position {receipt.Sequence}");
        foreach (var verdict in receipt.Verdicts)
        {
            Console.WriteLine($"{verdict.Area} {verdict.Metric}: {verdict.Code}, {verdict.Expected}");
        }
        #endregion
    }

    public static async Task EnqueuedAsync(TelemetryClient client, SubmissionTable table)
    {
        #region enqueued
        await using var spool = await SubmissionSpool.OpenAsync(client, new SpoolOptions { Folder = "/var/lib/billing/telemetry-spool" });

        await spool.EnqueueAsync(table); // returns when the bytes lie on the disk
        var end = await spool.WaitForAsync(table.SubmissionId, TimeSpan.FromMinutes(1));
        Console.WriteLine(end!.State switch
        {
            SpoolState.Acknowledged => $"in the ledger at {end.Receipt!.Sequence}, {end.Receipt.Refused} cells refused",
            SpoolState.Refused => $"refused: {end.Refusal!.Message}",
            _ => $"waits: {spool.Status.LastFailure?.Message}",
        });
        #endregion
    }

    public static (Submission, Submission) FromElsewhere(IEnumerable<(string Code, int Lines, decimal? SquareKilometres)> provinces, IDataReader reader)
    {
        #region sources
        var fromObjects = SubmissionTable.FromRecords(
            "billing/2013-06/2",
            "2013-06",
            provinces,
            p => p.Code,
            new("subscribers.fixed_wired", p => p.Lines),
            new("area.land", p => p.SquareKilometres, Decimals: 2, WhenNull: CellState.NotAvailable));

        var fromDatabase = SubmissionTable.FromReader(
            "billing/2013-06/3",
            "2013-06",
            reader,
            "province_code",
            new MappedColumn("fixed_lines", "subscribers.fixed_wired", WhenNull: CellState.NotApplicable));
        #endregion
        return (fromObjects, fromDatabase);
    }

    public static async Task CheckedAsync(TelemetryClient client, SubmissionTable table)
    {
        #region checked
        var catalogue = await client.GetCatalogueAsync();
        var check = catalogue.Check(table);
        foreach (var verdict in check.Verdicts)
        {
            Console.WriteLine($"row {verdict.Row}, column {verdict.Column}: {verdict.Verdict.Code}, {verdict.Verdict.Expected}");
        }
        #endregion
    }

    public static async Task ManyAsync(TelemetryClient client, IAsyncEnumerable<Submission> submissions)
    {
        #region many
        await foreach (var answer in client.SubmitStreamAsync(submissions))
        {
            Console.WriteLine($"{answer.SubmissionId}: {answer.Receipt?.Sequence.ToString(CultureInfo.InvariantCulture) ?? answer.Failure!.Message}");
        }
        #endregion
    }

    public static void InAHost((IServiceCollection Services, IConfiguration Configuration) builder)
    {
        #region host
        builder.Services.AddTelemetryClient(builder.Configuration.GetSection("Telemetry"));
        #endregion
    }
}
