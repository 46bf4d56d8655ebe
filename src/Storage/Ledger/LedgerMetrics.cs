using System.Diagnostics.Metrics;

namespace Telemetry.Storage.Ledger;

/// <summary>The ledger's own telemetry, on the meter <c>Telemetry.Storage</c>.</summary>
internal static class LedgerMetrics
{
    public const string MeterName = "Telemetry.Storage";

    private static readonly Meter Meter = new(MeterName);

    public static readonly Counter<long> Entries = Meter.CreateCounter<long>("telemetry.ledger.entries", "{entry}", "Entries committed.");

    public static readonly Counter<long> Duplicates = Meter.CreateCounter<long>("telemetry.ledger.duplicates", "{entry}", "Appends answered with an earlier entry.");

    public static readonly Counter<long> Bytes = Meter.CreateCounter<long>("telemetry.ledger.bytes", "By", "Payloads and outcomes committed.");

    public static readonly Histogram<double> CommitDuration = Meter.CreateHistogram<double>("telemetry.ledger.commit.duration", "s", "From taking a batch to its commit on the disk.");

    public static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>("telemetry.ledger.batch.size", "{entry}", "Entries in one commit.");

    public static readonly UpDownCounter<long> QueueBytes = Meter.CreateUpDownCounter<long>("telemetry.ledger.queue.bytes", "By", "Payloads and outcomes that wait for the writer.");

    public static readonly Histogram<double> CheckpointDuration = Meter.CreateHistogram<double>("telemetry.ledger.checkpoint.duration", "s", "Copying the write-ahead log into the main file.");

    public static readonly Counter<long> Failures = Meter.CreateCounter<long>("telemetry.ledger.failures", "{failure}", "Failed commits and attempts to reopen, by reason.");

    /// <summary>Counts a commit.</summary>
    public static void Committed(IReadOnlyCollection<PendingAppend> batch, long bytes, TimeSpan duration)
    {
        var duplicates = batch.Count(static p => p.Result.IsDuplicate);
        Entries.Add(batch.Count - duplicates);
        Duplicates.Add(duplicates);
        Bytes.Add(bytes);
        BatchSize.Record(batch.Count);
        CommitDuration.Record(duration.TotalSeconds);
    }
}
