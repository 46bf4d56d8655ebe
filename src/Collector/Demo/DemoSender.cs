using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Operators;

namespace Telemetry.Collector.Demo;

/// <summary>
/// Hands the published figures in as their sources would: over gRPC, each with a key of its own that lives as long as it sends.
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
            foreach (var submission in DemoSubmission.Of(source, host.Stores.Catalogue))
            {
                receipts.Add(await client.SubmitAsync(submission, cancellationToken));
            }
        }

        return receipts;
    }
}
