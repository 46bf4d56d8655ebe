using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Projection;
using Telemetry.Operators;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Text;

namespace Telemetry.Collector.Demo;

/// <summary>
/// The main job on real figures: two departments' reports go in as printed, the corrections follow, the rollup runs, and what
/// comes out is printed beside what the reports said.
/// </summary>
public static class DemoRun
{
    /// <summary>Sends the figures in, runs the rollup and prints the comparison; the number of figures that are not as they must be.</summary>
    public static async Task<int> RunAsync(CollectorHost host, CollectorOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var published = PublishedFigure.Read(options.SamplesFolder);
        var sender = new DemoSender(host);
        var asPrinted = await sender.SendAsync(published.Where(f => f.Step == 1), cancellationToken);
        var corrected = await sender.SendAsync(published.Where(f => f.Step == 2), cancellationToken);
        List<Receipt> receipts = [.. asPrinted, .. corrected];
        Print(output, receipts);

        var position = receipts.Max(r => r.Sequence);
        await ((Projector)host.Services.GetService(typeof(Projector))!).WaitForAsync(position, cancellationToken);
        var scheduler = (RollupScheduler)host.Services.GetService(typeof(RollupScheduler))!;
        var runs = await scheduler.RunDueNowAsync(cancellationToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Tổng hợp (rollup): {runs.Count} kỳ."));
        output.WriteLine();

        return await CompareAsync(host, options, asPrinted.Max(r => r.Sequence), output, cancellationToken);
    }

    private static void Print(TextWriter output, List<Receipt> receipts)
    {
        output.WriteLine();
        output.WriteLine("Số liệu đã gửi qua gRPC (figures handed in over gRPC):");
        foreach (var receipt in receipts)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  #{receipt.Sequence,-3} {receipt.SubmissionId,-52} {receipt.Accepted,3} nhận, {receipt.Refused} từ chối{(receipt.Duplicate ? "  (đã có từ trước)" : "")}"));
            foreach (var verdict in receipt.Verdicts)
            {
                output.WriteLine($"       ✗ {verdict.Metric} {verdict.Area}: {verdict.Expected}");
            }
        }
    }

    private static async Task<int> CompareAsync(CollectorHost host, CollectorOptions options, long asPrinted, TextWriter output, CancellationToken cancellationToken)
    {
        var front = (ComparisonRows)host.Services.GetService(typeof(ComparisonRows))!;
        var reader = (FigureReader)host.Services.GetService(typeof(FigureReader))!;
        var catalogue = host.Stores.Catalogue;
        var wrong = 0;
        List<string[]> rows = [["", "Đơn vị", "Kỳ", "Chỉ tiêu", "Tính được", "Bản in", "Vì sao khác"]];
        var figures = ExpectedFigure.Read(options.SamplesFolder);
        var words = new Words(catalogue, Language.Vietnamese);
        front.Rows = [.. figures.Select(f => ToRow(f, asPrinted))];
        foreach (var expected in figures)
        {
            var period = Period.Parse(expected.Period);
            if (!catalogue.TryGetArea(expected.Area, period.Last, out var area) || !FigureItem.TryParse(catalogue, expected.Item, out var item))
            {
                throw new StartException([$"expected-figures.csv: '{expected.Item}' in '{expected.Area}' is not in the catalogue"]);
            }

            var query = new FigureQuery(item.Text, area, period, expected.Operator, expected.Step == 1 ? asPrinted : long.MaxValue);
            var figure = await reader.ReadAsync(query, cancellationToken);
            var right = figure.Value == expected.Expected;
            wrong += right ? 0 : 1;
            rows.Add([
                right ? "✓" : "✗",
                area.Name,
                expected.Period,
                words.Item(item) + (expected.Step == 1 ? " (trước đính chính)" : ""),
                Shown(figure.Value, figure.Decimals),
                expected.Published.Length == 0 ? "–" : expected.Published,
                right ? expected.Reason : $"SAI: phải là {Shown(expected.Expected, figure.Decimals)}. {expected.Reason}",
            ]);
        }

        ConsoleTable.Write(output, rows);
        output.WriteLine(wrong == 0 ? "Mọi số tính được đều đúng như phải có." : string.Create(CultureInfo.InvariantCulture, $"{wrong} số tính được KHÔNG đúng."));
        output.WriteLine();
        return wrong;
    }

    private static ComparisonRow ToRow(ExpectedFigure figure, long asPrinted) => new()
    {
        Section = figure.Area == "22" ? "Quảng Ninh, năm 2014" : "Bắc Giang, tháng 6/2013",
        Indicator = figure.Item,
        Area = figure.Area,
        Period = figure.Period,
        Operator = figure.Operator,
        AsOf = figure.Step == 1 ? asPrinted : null,
        Step = figure.Step == 1 ? "trước đính chính" : "",
        Published = figure.Published,
        Reason = figure.Reason,
    };

    private static string Shown(decimal? value, int decimals) => value is { } number ? VietnameseFormat.Number(number, decimals) : "–";
}
