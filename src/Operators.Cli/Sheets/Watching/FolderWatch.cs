using System.Text;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Receipts;
using Telemetry.Operators.Cli.Sheets.Commands;
using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Sheets.Watching;

/// <summary>
/// Sends what lies in a folder. A file is moved only after the service has answered, so a process that is killed at any instant leaves it where
/// it was; sent again it gets the same receipt, the id being made from its figures (<see cref="SnapshotSender"/>).
/// </summary>
internal sealed class FolderWatch(string folder, TelemetryClient client, RetrySchedule schedule, FolderLook look, ToolOutput output)
{
    private readonly Destination _destination = new(folder);
    private readonly SnapshotSender _sender = new(client, new FiledReceipts(new Destination(folder)));
    private readonly List<string> _changed = [];
    private List<WatchedFile> _settled = [];
    private int _failures;

    /// <summary>What has been settled since this was last asked.</summary>
    public IReadOnlyList<WatchedFile> TakeSettled() => Interlocked.Exchange(ref _settled, []);

    /// <summary>Names of the files that the last step left because they were still changing.</summary>
    public IReadOnlyList<string> Unsettled => [.. look.Pending.Concat(_changed).Distinct()];

    /// <summary>Makes ready.</summary>
    /// <exception cref="UnusableException">The folder's own folders lead out of it.</exception>
    public void Prepare()
    {
        if (!Directory.Exists(folder) || !_destination.Prepare())
        {
            throw new UnusableException(SheetWords.NoFolder, folder);
        }
    }

    /// <summary>Sends what is complete now.</summary>
    /// <param name="cancellationToken">Stops between two files, or while the service is waited for.</param>
    /// <exception cref="TelemetryException">The service does not let this key.</exception>
    public async Task<WatchStep> StepAsync(CancellationToken cancellationToken)
    {
        _changed.Clear();
        var complete = Look(out var isPending, out var ignored);
        foreach (var name in ignored)
        {
            output.Note(SheetWords.Ignored, name);
        }

        foreach (var path in complete)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await SettleAsync(path, cancellationToken);
                _failures = 0;
            }
            catch (TelemetryException e) when (e.Action == FailureAction.SendAgain)
            {
                var wait = schedule.NextWait(++_failures, e.RetryAfter);
                output.Note(SheetWords.Away, e.Message, Path.GetFileName(path), (int)Math.Ceiling(wait.TotalSeconds));
                await schedule.WaitAsync(wait, cancellationToken);

                // The next one would overtake it.
                return WatchStep.Away;
            }
        }

        return isPending || _changed.Count > 0 ? WatchStep.Pending : WatchStep.Done;
    }

    private IReadOnlyList<string> Look(out bool isPending, out IReadOnlyList<string> ignored)
    {
        try
        {
            return look.Complete(out isPending, out ignored);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException(SheetWords.NoFolder, folder);
        }
    }

    private async Task SettleAsync(string path, CancellationToken cancellationToken)
    {
        if (FileStamp.Of(path) is not { } stamp)
        {
            // Somebody took it away again.
            return;
        }

        if (await PrepareAsync(path, stamp, cancellationToken) is not var (figures, submission))
        {
            return;
        }

        var name = Path.GetFileName(path);
        if (submission is null)
        {
            await MoveAsync(path, stamp, SheetDocuments.Of(name, figures, id: null, answer: null, isSent: false), cancellationToken);
            return;
        }

        Receipt receipt;
        try
        {
            receipt = await _sender.SendAsync(figures, submission, cancellationToken);
        }
        catch (TelemetryException e) when (e.Action == FailureAction.Refuse)
        {
            await RefuseAsync(path, stamp, output.Say(FailureTable.WordsOf(FailureTable.Of(e.Failure)), e.Message), cancellationToken);
            return;
        }

        receipt = await ReceiptPages.CompleteAsync(client, receipt, output, cancellationToken);

        // From here on the person's wish to stop waits for the move.
        await MoveAsync(path, stamp, SheetDocuments.Of(name, figures, receipt.SubmissionId, receipt, isSent: true), CancellationToken.None);
    }

    // What a file holds and what is to be sent of it: no submission where it has faults, nothing at all where the file was refused.
    private async Task<(SheetFigures Figures, Submission? Submission)?> PrepareAsync(string path, FileStamp stamp, CancellationToken cancellationToken)
    {
        try
        {
            var figures = await ReadAsync(path, cancellationToken);
            return (figures, figures.HasFaults ? null : SheetSubmission.Make(figures, SheetSubmission.IdOf(figures, ""), "", isDryRun: false));
        }
        catch (UnusableException e)
        {
            await RefuseAsync(path, stamp, e.In(output.Language), cancellationToken);
        }
#pragma warning disable CA1031 // One file that the tool cannot cope with must not keep it from all the others, now and at every start.
        catch (Exception e) when (e is not (TelemetryException or Grpc.Core.RpcException or OperationCanceledException))
#pragma warning restore CA1031
        {
            await RefuseAsync(path, stamp, output.Say(GuardWords.Internal, e.ToString()), cancellationToken);
        }

        return null;
    }

    private async Task<SheetFigures> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var mapping = SheetFile.Mapping(path, named: null);
        var workbook = SheetFile.Workbook(path);
        var catalogue = KnownCatalogueMapper.Map(await client.GetCatalogueAsync(cancellationToken));
        return SheetReading.Bounded(SheetExtractor.Extract(workbook, mapping, catalogue, period: null));
    }

    // Receipt and explanation first, the file last: what is moved is explained.
    private async Task MoveAsync(string path, FileStamp? stamp, SheetDocument document, CancellationToken cancellationToken)
    {
        var isWhole = document is { Sent: true, Receipt.Refused: 0 } && document.Remarks.All(r => r.Severity < Remarks.RemarkSeverity.LeftOut);
        var into = isWhole ? _destination.Sent : _destination.Refused;
        if (!IsUnchanged(path, stamp))
        {
            return;
        }

        var target = Destination.Free(into, Path.GetFileName(path));
        if (document.Sent)
        {
            await ReceiptFile.WriteAsync(MappingFiles.Receipt(target), document, cancellationToken);
        }

        if (!isWhole)
        {
            await ExplainAsync(target, Explanation(document), cancellationToken);
        }

        if (Move(path, target, new WatchedFile(Path.GetFileName(path), isWhole, document)))
        {
            output.Line(isWhole ? SheetWords.MovedSent : SheetWords.MovedRefused, Path.GetFileName(path), document.Receipt?.Accepted ?? 0);
        }
    }

    private async Task RefuseAsync(string path, FileStamp? stamp, string why, CancellationToken cancellationToken)
    {
        if (!IsUnchanged(path, stamp))
        {
            return;
        }

        var target = Destination.Free(_destination.Refused, Path.GetFileName(path));
        await ExplainAsync(target, why + Environment.NewLine, cancellationToken);
        if (Move(path, target, new WatchedFile(Path.GetFileName(path), false, null)))
        {
            output.Line(SheetWords.MovedRefused, Path.GetFileName(path), 0);
        }
    }

    private bool IsUnchanged(string path, FileStamp? stamp)
    {
        var isUnchanged = FileStamp.Of(path) == stamp;
        if (!isUnchanged)
        {
            output.Note(SheetWords.Changed, Path.GetFileName(path));
            _changed.Add(Path.GetFileName(path));
        }

        return isUnchanged;
    }

    private bool Move(string path, string target, WatchedFile settled)
    {
        try
        {
            File.Move(path, target, overwrite: false);
            _settled.Add(settled);
            return true;
        }
        catch (FileNotFoundException)
        {
            // Taken away at the last instant; what was answered is written down.
            output.Note(SheetWords.Changed, settled.File);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays and is sent again, which is harmless; nothing further is sent, or it would be overtaken for ever.
            throw new UnusableException(SheetWords.CannotMove, Path.GetFileName(path), e.Message);
        }
    }

    private static Task ExplainAsync(string target, string text, CancellationToken cancellationToken) =>
        OutputFile.WriteAsync(target + ".verdicts.txt", Encoding.UTF8.GetBytes(text), mayReplace: true, cancellationToken);

    private string Explanation(SheetDocument document)
    {
        var text = new StringBuilder();
        text.AppendLine(VisibleText.Of(output.Say(
            SheetWords.Summary, document.File, document.Period, document.Cells, document.Remarks.Count(r => r.Severity == Remarks.RemarkSeverity.LeftOut))));
        text.AppendLine(document.Receipt is { } receipt
            ? output.Say(SheetWords.Sent, receipt.Accepted, receipt.Refused, receipt.SubmissionId, receipt.Sequence)
            : output.Say(SheetWords.NothingSent));
        foreach (var line in SheetPrinter.Lines(document, output))
        {
            text.AppendLine(string.Join("  ", line.Where(p => p.Length > 0).Select(VisibleText.Of)));
        }

        return text.ToString();
    }
}
