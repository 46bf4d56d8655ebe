using Telemetry.Catalogue;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Intake.Json;
using Telemetry.Collector.Security;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>
/// The way of one submission. Each step may end it with a refusal; nothing is stored before the last:
/// <code>
/// bytes ─▶ 1 rate ─▶ 2 read ─▶ 3 header ─▶ 4 canonical content ─▶ 5 verdicts ─▶ 6 hash ─▶ 7 ledger (quota, fsync) ─▶ receipt
///                                                                        dry run ───────────────────▶ findings ─▶ verdicts
/// </code>
/// The ledger may be another process's; what it answers is the receipt all the same. Thread-safe.
/// </summary>
internal sealed class IntakePipeline(
    Catalogue.Catalogue catalogue,
    ISubmissionLedger ledger,
    IntakeLimits limits,
    IntakePace pace,
    SenderRate rate,
    IntakeMetrics metrics,
    IFindingPreview dryRun,
    TimeProvider time)
{
    private static readonly IntakeRefusal NoFindings = new(
        IntakeFault.LedgerUnavailable,
        "",
        "the stored figures cannot be read at present, so it cannot be said what these would raise; nothing was to be stored. Try again, or hand in without dry_run",
        TimeSpan.FromSeconds(5));

    private readonly CellValidator _validator = new(catalogue);
    private readonly HeaderRule _header = new(catalogue, time);
    private readonly SubmissionReaders _messages = new(() => new SubmitRequestReader(limits));
    private readonly SubmissionReaders _documents = new(() => new JsonSubmissionReader(limits, catalogue));

    /// <summary>Takes a SubmitRequest's bytes in from a known sender.</summary>
    public ValueTask<IntakeResult> SubmitAsync(ReadOnlyMemory<byte> message, Credential credential, CancellationToken cancellationToken) =>
        MeasureAsync(message, _messages, credential, turn: null, cancellationToken);

    /// <summary>Takes a JSON document in from a known sender: the same figures are the same submission.</summary>
    public ValueTask<IntakeResult> SubmitJsonAsync(ReadOnlyMemory<byte> document, Credential credential, CancellationToken cancellationToken) =>
        MeasureAsync(document, _documents, credential, turn: null, cancellationToken);

    /// <summary>The same for one of a stream's, which is queued for the ledger in its turn.</summary>
    internal async ValueTask<IntakeResult> SubmitAsync(ReadOnlyMemory<byte> message, Credential credential, StreamTurn turn, CancellationToken cancellationToken)
    {
        IntakeResult result = default;
        try
        {
            return result = await MeasureAsync(message, _messages, credential, turn, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await turn.LeaveAsync(result).ConfigureAwait(false);
        }
    }

    /// <summary>The line for a stream's submissions; disposed when the stream is over.</summary>
    internal StreamLine OpenLine() => new(ledger.OpenLine());

    private async ValueTask<IntakeResult> MeasureAsync(
        ReadOnlyMemory<byte> message, SubmissionReaders readers, Credential credential, StreamTurn? turn, CancellationToken cancellationToken)
    {
        using var span = CollectorSpans.StartIntake();
        var started = time.GetTimestamp();
        var result = await TakeAsync(message, readers, credential, turn, cancellationToken).ConfigureAwait(false);
        metrics.Submitted(result, credential, message.Length, time.GetElapsedTime(started));
        CollectorSpans.Describe(span, result, credential, IntakeMetrics.NameOf(result));
        return result;
    }

    private async ValueTask<IntakeResult> TakeAsync(
        ReadOnlyMemory<byte> message, SubmissionReaders readers, Credential credential, StreamTurn? turn, CancellationToken cancellationToken)
    {
        if (rate.Check(credential) is { } tooFast)
        {
            return tooFast;
        }

        if (message.Length > limits.MaxMessageBytes)
        {
            return limits.TooManyBytes(message.Length);
        }

        PreparedSubmission? submission;
        IntakeRefusal? refusal;
        ContentIdentity? same;
        using (await pace.TakeTurnAsync(cancellationToken).ConfigureAwait(false))
        {
            submission = Prepare(message.Span, readers, credential, out refusal, out same);
        }

        using var prepared = submission;
        try
        {
            return prepared is not null ? await HandOverAsync(prepared, turn, cancellationToken).ConfigureAwait(false)
                : same is { } content && await FindAsync(content, cancellationToken).ConfigureAwait(false) is { } before ? before.ToResult(isDuplicate: true)
                : refusal!;
        }
        catch (LedgerOutOfReachException)
        {
            return LedgerOutOfReachException.Refusal;
        }
    }

    private async ValueTask<IntakeResult> HandOverAsync(PreparedSubmission prepared, StreamTurn? turn, CancellationToken cancellationToken)
    {
        if (turn is not null && await turn.ComeAsync().ConfigureAwait(false) is { } held)
        {
            return held;
        }

        if (prepared.IsDryRun)
        {
            turn?.Pass();
            return await RehearseAsync(prepared, cancellationToken).ConfigureAwait(false);
        }

        var appended = await (turn?.Path ?? ledger.Singly).AppendAsync(prepared.ToEntry(), prepared.Cells, turn, cancellationToken).ConfigureAwait(false);
        return appended.Entry is { } entry ? prepared.ToReceipt(entry)
            : appended.Before is { } before ? before.ToResult(isDuplicate: true)
            : appended.Refusal!;
    }

    private async ValueTask<IntakeResult> RehearseAsync(PreparedSubmission prepared, CancellationToken cancellationToken)
    {
        try
        {
            return prepared.ToReceipt(entry: null) with { Findings = await dryRun.CheckAsync(prepared.ToEntry(), cancellationToken).ConfigureAwait(false) };
        }
        catch (SeriesStoreUnavailableException)
        {
            return NoFindings;
        }
    }

    // Steps 2 to 6, which need the message's figures as arrays; what waits for the ledger is their encoding alone.
    private PreparedSubmission? Prepare(ReadOnlySpan<byte> message, SubmissionReaders readers, Credential credential, out IntakeRefusal? refusal, out ContentIdentity? same)
    {
        same = null;
        var reader = readers.Take();
        try
        {
            refusal = reader.Read(message);
            var header = reader.Header;
            if (refusal is not null)
            {
                return null;
            }

            if ((refusal = _header.Check(header, credential, out var source, out var period)) is not null)
            {
                same = header.DryRun || !HeaderRule.MayHavePassedBefore(refusal.Fault) ? null : ContentIdentity.Of(reader, credential.Source!, period);
                return null;
            }

            var content = reader.ToContent((SubmissionKind)header.Kind, period);
            if (header.Reason.Length == 0 && Withdraws(content))
            {
                refusal = new IntakeRefusal(IntakeFault.BadReason, "reason", "a value is withdrawn; expected the reason");
                return null;
            }

            return PreparedSubmission.Of(header, source, content, _validator.Validate(content, source, credential.Territory.Count == 0 ? null : credential.UnitsIn(catalogue), credential.Id));
        }
        finally
        {
            readers.Return(reader);
        }
    }

    // Of the same id and content; null where there is none.
    private async ValueTask<StoredSubmission?> FindAsync(ContentIdentity content, CancellationToken cancellationToken) =>
        await ledger.FindAsync(content.Source, content.SubmissionId, cancellationToken).ConfigureAwait(false) is { } stored
            && stored.Entry.PayloadHash.AsSpan().SequenceEqual(content.PayloadHash) ? stored : null;

    private static bool Withdraws(SubmissionContent content)
    {
        foreach (var column in content.Columns)
        {
            if (column.States is { } states && states.AsSpan(0, column.Count).Contains(CellState.Withdrawn))
            {
                return true;
            }
        }

        return false;
    }
}
