using Telemetry.Collector.Hosting.Parts;
using Telemetry.Collector.Upstream;

namespace Telemetry.Collector.Hosting;

/// <summary>What each target does, in the order of the data's flow.</summary>
internal static class TargetParts
{
    /// <summary>Of a process that writes the ledger.</summary>
    public static IReadOnlyList<ITargetPart> WithLedger(CollectorOptions options, Stores stores) => options.Target switch
    {
        Target.All => [new IntakePart(), new LedgerPart(stores), new AggregationPart(options.DataFolder), new PortalPart(), .. ReportFiles(options)],
        Target.Collector => [new IntakePart(), new LedgerPart(stores)],
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Target, "a target without a ledger"),
    };

    /// <summary>Of a process that follows the one with the ledger; without a catalogue it can only wait for one.</summary>
    public static IReadOnlyList<ITargetPart> Following(CollectorOptions options, CatalogueCopy copy) => copy.Present is null ? [new FollowerPart(copy)] : options.Target switch
    {
        Target.Front => [new FollowerPart(copy), new IntakePart()],
        Target.Aggregator => [new FollowerPart(copy), new SharedStorePart(), new AggregationPart(options.DataFolder)],
        Target.Portal => [new FollowerPart(copy), new SharedStorePart(), new RemoteFindingsPart(), new RemotePublicationPart(), new PortalPart(), new ReceiptPart(), .. ReportFiles(options)],
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Target, "a target with a ledger"),
    };

    private static IEnumerable<ITargetPart> ReportFiles(CollectorOptions options) => options.ReportsFolder is { Length: > 0 } folder ? [new ReportFilesPart(folder)] : [];
}
