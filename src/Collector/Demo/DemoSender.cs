using System.Globalization;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Operators;

namespace Telemetry.Collector.Demo;

/// <summary>
/// Hands the published figures in as their sources would: over gRPC, each with a key of its own that lives as long as it sends.
/// Submission ids are made from the content's place in the report, so a second start gives the first receipts again.
/// </summary>
internal sealed class DemoSender(CollectorHost host)
{
    /// <summary>Sends the figures of a step; gives the receipts.</summary>
    public async Task<List<Receipt>> SendAsync(IEnumerable<PublishedFigure> figures, CancellationToken cancellationToken)
    {
        var receipts = new List<Receipt>();
        foreach (var source in figures.GroupBy(f => f.Source, StringComparer.Ordinal))
        {
            using var lent = host.Stores.Keys.Lend(CredentialRole.Operator, source.Key);
            await using var client = new TelemetryClient(new TelemetryClientOptions { Address = host.GrpcAddress, ApiKey = lent.Key });
            foreach (var table in source.GroupBy(f => (f.Step, f.Area, f.Period, f.IsPlan)))
            {
                receipts.Add(await client.SubmitAsync(ToSubmission(source.Key, table.Key, table), cancellationToken));
            }
        }

        return receipts;
    }

    private ObservationList ToSubmission(string source, (int Step, string Area, string Period, bool IsPlan) table, IEnumerable<PublishedFigure> figures)
    {
        var kind = table.IsPlan ? "plan" : "figures";
        var list = new ObservationList(string.Create(CultureInfo.InvariantCulture, $"demo/{source}/{table.Area}/{table.Period}/{kind}/{table.Step}"), table.Period)
        {
            Kind = table.IsPlan ? SubmissionKind.Plan : SubmissionKind.Figures,
            Reason = table.Step == 1 ? "" : string.Join("; ", figures.Select(f => f.Note).Where(n => n.Length > 0)),
        };
        foreach (var figure in figures)
        {
            var decimals = Decimals(figure.Item);
            if (decimal.Round(figure.Value, decimals) == figure.Value)
            {
                list.Add(figure.Item, figure.Area, figure.Value, decimals);
            }
            else
            {
                // 160,21 subscriptions: sent as it was printed, for the collector to judge.
                list.AddNumber(figure.Item, figure.Area, (double)figure.Value);
            }
        }

        return list;
    }

    private int Decimals(string item) => host.Stores.Catalogue.Metrics.TryGetValue(item, out var metric)
        ? metric.Decimals
        : host.Stores.Catalogue.Indicators[item].Decimals;
}
