using System.Diagnostics;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Security;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Diagnostics;

/// <summary>The collector's own spans. Where nobody listens, starting one gives null and costs nothing. Their tags are closed sets and numbers.</summary>
internal static class CollectorSpans
{
    private static readonly ActivitySource Source = new("Telemetry.Collector");

    /// <summary>From a submission's last byte to its answer.</summary>
    public static Activity? StartIntake() => Source.StartActivity("telemetry.intake");

    /// <summary>From the queue for the ledger to the commit on the disk.</summary>
    public static Activity? StartAppend() => Source.StartActivity("telemetry.ledger.append");

    /// <summary>Says whose submission it was and how it was answered.</summary>
    public static void Describe(Activity? span, IntakeResult result, Credential credential, string answer)
    {
        if (span is not { IsAllDataRequested: true })
        {
            return;
        }

        span.SetTag("telemetry.source", credential.Source ?? "-").SetTag("telemetry.result", answer);
        if (result.Receipt is { } receipt)
        {
            span.SetTag("telemetry.cells.accepted", receipt.Outcome.Accepted).SetTag("telemetry.cells.refused", receipt.Outcome.Refused).SetTag("telemetry.ledger.sequence", receipt.Entry?.Sequence);
        }
        else
        {
            span.SetStatus(ActivityStatusCode.Error).SetTag("error.type", answer);
        }
    }

    /// <summary>A span in the trace of each entry of a batch that is expected, all with the batch's begin; the rollup goes on from there.</summary>
    public static void Projected(ArrivalTraces traces, IReadOnlyList<LedgerEntry> entries, List<SeriesPatch> patches, DateTimeOffset started, DateTimeOffset ended)
    {
        foreach (var entry in entries)
        {
            if (!traces.TryTake(entry.Header.Source, entry.Header.SubmissionId, out var trace))
            {
                continue;
            }

            using var span = Source.StartActivity(ActivityKind.Internal, trace, startTime: started, name: "telemetry.projection");
            span?.SetTag("telemetry.ledger.sequence", entry.Header.Sequence).SetTag("telemetry.projection.entries", entries.Count).SetEndTime(ended.UtcDateTime);
            if (patches.Find(p => p.Sequence == entry.Header.Sequence) is { } patch)
            {
                traces.Projected(entry.Header.Sequence, patch.Period, span?.Context ?? trace);
            }
        }
    }
}
