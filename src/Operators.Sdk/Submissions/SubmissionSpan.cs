using System.Diagnostics;

namespace Telemetry.Operators;

/// <summary>The library's own spans. Where nobody listens to them they cost nothing.</summary>
internal static class SubmissionSpan
{
    private static readonly ActivitySource Source = new(TelemetryClient.ActivitySourceName);

    /// <summary>Putting a submission into the spool.</summary>
    public static Activity? StartEnqueue() => Source.StartActivity("telemetry.enqueue", ActivityKind.Producer);

    /// <summary>One attempt to hand a submission in.</summary>
    /// <param name="enqueued">Where its trace began, when it waited in a spool; of an earlier process maybe.</param>
    public static Activity? StartSubmit(string? enqueued = null) =>
        Source.StartActivity("telemetry.submit", ActivityKind.Internal, ActivityContext.TryParse(enqueued, null, out var context) ? context : default);

    /// <summary>Where the trace goes on from what runs now, as 55 characters; null where it is not sampled.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Recorded: true, Id: { } id } ? id : null;

    /// <summary>It was kept under that number.</summary>
    public static void Succeeded(Activity? span, Receipt receipt) => span?.SetTag("telemetry.ledger.sequence", receipt.Sequence);

    /// <summary>It failed, by the closed list of failures; never with the error's text.</summary>
    public static void Failed(Activity? span, TelemetryException error) => span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", error.Failure.ToString());
}
