using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Commands;

namespace Telemetry.Operators.Cli.Sheets.Sending;

/// <summary>Sends a submission again while the service is away, the same under the same id, until it answers or patience ends.</summary>
internal sealed class PatientSender(TelemetryClient client, RetrySchedule schedule, TimeProvider time, ToolOutput output)
{
    /// <summary>The receipt.</summary>
    /// <param name="submission">What is handed in.</param>
    /// <param name="patience">How long to go on trying.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TelemetryException">The last failure: sending again will not help, or patience has ended.</exception>
    public async Task<Receipt> SendAsync(Submission submission, TimeSpan patience, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await client.SubmitAsync(submission, cancellationToken);
            }
            catch (TelemetryException e) when (e.Action == FailureAction.SendAgain)
            {
                var wait = schedule.NextWait(failures, e.RetryAfter);
                if (time.GetElapsedTime(begun) + wait > patience)
                {
                    throw;
                }

                output.Note(SheetWords.TryingAgain, (int)Math.Ceiling(wait.TotalSeconds));
                await schedule.WaitAsync(wait, cancellationToken);
            }
        }
    }
}
