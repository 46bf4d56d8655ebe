using System.Globalization;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Intake.Json;
using Telemetry.Collector.Security;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>
/// The way of one submission. Each step may end it with a refusal; nothing is stored before the last:
/// <code>
/// bytes ─▶ 1 rate ─▶ 2 read ─▶ 3 header ─▶ 4 canonical content ─▶ 5 verdicts ─▶ 6 hash ─▶ 7 quota ─▶ 8 ledger (fsync) ─▶ receipt
///                                                                        dry run ──────────────────────────▶ findings ───▶ verdicts
/// </code>
/// Thread-safe.
/// </summary>
public sealed class IntakePipeline(
    Catalogue.Catalogue catalogue,
    Ledger ledger,
    IntakeLimits limits,
    IntakePace pace,
    SenderRate rate,
    SourceQuota quota,
    IntakeMetrics metrics,
    ArrivalTraces traces,
    DryRun dryRun,
    TimeProvider time)
{
    private static readonly TimeSpan LedgerRetry = TimeSpan.FromSeconds(1);

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

    /// <summary>The receipt of an earlier submission of the sender's own source.</summary>
    public IntakeResult GetReceipt(string submissionId, Credential credential)
    {
        if (credential.Role != CredentialRole.Operator || credential.Source is not { } source)
        {
            return new IntakeRefusal(IntakeFault.WrongRole, "", "receipts over this call are for the source that handed in; use its own key");
        }

        return ledger.Find(source, submissionId) is { Kind: EntryKind.Submission } header
            ? Stored(header, isDuplicate: false)
            : new IntakeRefusal(IntakeFault.ReceiptNotFound, "submission_id", "no such submission of this source; it never arrived, or under another id");
    }

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
        EntryHeader? before;
        using (await pace.TakeTurnAsync(cancellationToken).ConfigureAwait(false))
        {
            submission = Prepare(message.Span, readers, credential, out refusal, out before);
        }

        using var prepared = submission;
        if (prepared is null)
        {
            return before is null ? refusal! : Stored(before, isDuplicate: true);
        }

        if (turn is not null && await turn.ComeAsync().ConfigureAwait(false) is { } held)
        {
            return held;
        }

        if (prepared.IsDryRun)
        {
            turn?.Pass();
            return prepared.ToReceipt(entry: null) with { Findings = await dryRun.CheckAsync(prepared, cancellationToken).ConfigureAwait(false) };
        }

        using var share = quota.TryTake(prepared, out var tooMuch);
        if (share is null)
        {
            return tooMuch!;
        }

        try
        {
            var appended = await AppendAsync(prepared.ToEntry(), turn, cancellationToken).ConfigureAwait(false);
            if (!appended.IsDuplicate)
            {
                share.Keep();
            }

            return !appended.IsDuplicate ? prepared.ToReceipt(appended.Header)
                : appended.Header.PayloadHash.AsSpan().SequenceEqual(prepared.PayloadHash) ? Stored(appended.Header, isDuplicate: true)
                : new IntakeRefusal(
                    IntakeFault.IdReused,
                    "submission_id",
                    "this id was used for other content; a correction needs an id of its own. First payload hash: " + Convert.ToHexStringLower(appended.Header.PayloadHash),
                    FirstPayloadHash: appended.Header.PayloadHash);
        }
        catch (LedgerUnavailableException)
        {
            return new IntakeRefusal(IntakeFault.LedgerUnavailable, "", "the ledger cannot write at present; nothing was stored. Send the same again", LedgerRetry);
        }
    }

    private async ValueTask<AppendResult> AppendAsync(NewEntry entry, StreamTurn? turn, CancellationToken cancellationToken)
    {
        using var span = CollectorSpans.StartAppend();
        if (span is { Recorded: true })
        {
            traces.Expect(entry.Source, entry.SubmissionId, span.Context);
        }

        var isNew = false;
        try
        {
            var appending = ledger.AppendAsync(entry, cancellationToken);
            if (!appending.IsFaulted)
            {
                turn?.Pass();
            }

            var appended = await appending.ConfigureAwait(false);
            isNew = !appended.IsDuplicate;
            return appended;
        }
        finally
        {
            if (!isNew && span is { Recorded: true })
            {
                traces.Forget(entry.Source, entry.SubmissionId, span.Context);
            }
        }
    }

    // Steps 2 to 6, which need the message's figures as arrays; what waits for the ledger is their encoding alone.
    private PreparedSubmission? Prepare(ReadOnlySpan<byte> message, SubmissionReaders readers, Credential credential, out IntakeRefusal? refusal, out EntryHeader? before)
    {
        before = null;
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
                before = header.DryRun || !HeaderRule.MayHavePassedBefore(refusal.Fault) ? null : FindSame(reader, credential.Source!, period);
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

    // The entry of the same id and content; null where there is none.
    private EntryHeader? FindSame(ISubmissionReader reader, string source, Period period)
    {
        var header = reader.Header;
        if (ledger.Find(source, header.SubmissionId) is not { Kind: EntryKind.Submission } entry)
        {
            return null;
        }

        using var payload = SubmissionCodec.Encode(reader.ToContent((SubmissionKind)header.Kind, period));
        return SubmissionCodec.Hash(payload.Span).AsSpan().SequenceEqual(entry.PayloadHash) ? entry : null;
    }

    private IntakeResult Stored(EntryHeader header, bool isDuplicate)
    {
        LedgerEntry? found;
        try
        {
            found = ledger.Get(header.Sequence);
        }
        catch (LedgerSegmentMissingException e)
        {
            return new IntakeRefusal(
                IntakeFault.ReceiptArchived,
                "submission_id",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(isDuplicate ? "the same content was taken before, and nothing is to be sent again: it" : "it")} is ledger entry {header.Sequence} of {header.Time:yyyy-MM-ddTHH:mm:ssZ}, payload hash {Convert.ToHexStringLower(header.PayloadHash)}; its counts and verdicts lie in {e.Segment.File}, which is archived. Ask the service's host for them"));
        }

        var entry = found ?? throw new InvalidDataException($"ledger entry {header.Sequence} is missing");
        var outcome = OutcomeCodec.Decode(entry.Outcome.Span);
        var cells = CellNames.Of(SubmissionCodec.Decode(entry.Payload.Span), outcome);
        return new Receipt(header.SubmissionId, header.Source, header, header.PayloadHash, cells, outcome, isDuplicate);
    }

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
