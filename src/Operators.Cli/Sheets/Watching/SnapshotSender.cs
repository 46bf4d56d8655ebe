using System.Globalization;
using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>
/// Hands in a watched file's figures as what counts from now on. Figures that were handed in and filed before have a receipt already, which a
/// correction may have overtaken: they go in again as <c>ID/2</c>, <c>ID/3</c> ... A file whose receipt was not filed was left behind by a
/// process that was killed, and gets that receipt.
/// </summary>
internal sealed class SnapshotSender(TelemetryClient client, FiledReceipts filed)
{
    // More receipts than a folder ever holds; the id stays far below 128 characters.
    private const int MostTimes = 1_000_000;

    /// <summary>The receipt; its id is the one that the figures went in under.</summary>
    /// <param name="figures">What was read.</param>
    /// <param name="submission">The same under the id that is made from it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TelemetryException">There is none.</exception>
    public async Task<Receipt> SendAsync(SheetFigures figures, Submission submission, CancellationToken cancellationToken)
    {
        var first = await client.SubmitAsync(submission, cancellationToken);
        if (!first.Duplicate)
        {
            return first;
        }

        var ids = filed.Ids();
        if (!ids.Contains(submission.SubmissionId))
        {
            return first;
        }

        var id = Enumerable.Range(2, MostTimes).Select(n => IdOf(submission.SubmissionId, n)).First(i => !ids.Contains(i));
        return await client.SubmitAsync(SheetSubmission.Make(figures, id, "", isDryRun: false), cancellationToken);
    }

    private static string IdOf(string id, int time) => string.Create(CultureInfo.InvariantCulture, $"{id}/{time}");
}
