using System.Diagnostics;

namespace Telemetry.Aggregator.Schedule;

/// <summary>The span of computing one period: in the trace of the submission that made it due, with links to the others; a trace of its own where there is none.</summary>
internal static class RollupSpan
{
    private const int MostLinks = 32;
    private static readonly ActivitySource Source = new("Telemetry.Aggregator");

    /// <summary>Begins it; null where nobody listens or the trace is not sampled.</summary>
    public static Activity? Start(ArrivalTraces traces, DuePeriod due, long position)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var arrivals = traces.Of(due.Period, position);
        var span = Source.StartActivity(
            "telemetry.rollup", ActivityKind.Internal, arrivals.Count > 0 ? arrivals[0] : default, links: arrivals.Skip(1).Take(MostLinks).Select(a => new ActivityLink(a)));
        span?.SetTag("telemetry.period", due.Period.ToString())
            .SetTag("telemetry.rollup.reason", due.Reason.ToString())
            .SetTag("telemetry.rollup.arrivals", arrivals.Count)
            .SetTag("telemetry.ledger.position", position);
        return span;
    }

    /// <summary>Says how it ended; never with an exception's text.</summary>
    public static void End(Activity? span, DueRun run)
    {
        if (run.Outcome == RunOutcome.Failed)
        {
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", nameof(RunOutcome.Failed));
        }
    }
}
