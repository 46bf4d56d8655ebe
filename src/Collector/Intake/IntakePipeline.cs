using System.Collections.Concurrent;
using Telemetry.Catalogue;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Security;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>
/// The way of one submission. Each step may end it with a refusal; nothing is stored before the last:
/// <code>
/// bytes ─▶ 1 rate ─▶ 2 read ─▶ 3 header ─▶ 4 canonical content ─▶ 5 verdicts ─▶ 6 hash ─▶ 7 ledger (fsync) ─▶ receipt
///                                                                        dry run ─────────────────────────────▶ verdicts
/// </code>
/// Thread-safe.
/// </summary>
public sealed class IntakePipeline(
    Catalogue.Catalogue catalogue,
    Ledger ledger,
    IntakeLimits limits,
    SenderRate rate,
    IntakeMetrics metrics,
    TimeProvider time)
{
    private static readonly TimeSpan LedgerRetry = TimeSpan.FromSeconds(1);

    private readonly CellValidator _validator = new(catalogue);
    private readonly HeaderRule _header = new(catalogue, time);
    private readonly ConcurrentBag<SubmitRequestReader> _readers = [];

    /// <summary>Takes a SubmitRequest's bytes in from a known sender.</summary>
    public async ValueTask<IntakeResult> SubmitAsync(ReadOnlyMemory<byte> message, Credential credential, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var result = await TakeAsync(message, credential, cancellationToken).ConfigureAwait(false);
        metrics.Submitted(result, credential, message.Length, time.GetElapsedTime(started));
        return result;
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

    private async ValueTask<IntakeResult> TakeAsync(ReadOnlyMemory<byte> message, Credential credential, CancellationToken cancellationToken)
    {
        if (rate.TryTake(credential) is { } wait)
        {
            return new IntakeRefusal(IntakeFault.RateLimited, "", $"more than {limits.SubmissionsPerSecond:N0} submissions a second; send fewer, larger tables", wait);
        }

        if (message.Length > limits.MaxMessageBytes)
        {
            return limits.TooManyBytes(message.Length);
        }

        if (Prepare(message.Span, credential, out var header, out var source, out var content) is { } refusal)
        {
            return refusal;
        }

        var outcome = _validator.Validate(content, source, Territory(credential), credential.Id);
        using var payload = SubmissionCodec.Encode(content);
        var payloadHash = SubmissionCodec.Hash(payload.Span);
        if (header.DryRun)
        {
            return new Receipt(header.SubmissionId, source.Code, null, payloadHash, content, outcome, IsDuplicate: false);
        }

        using var encodedOutcome = OutcomeCodec.Encode(outcome);
        try
        {
            var appended = await ledger.AppendAsync(
                new NewEntry(EntryKind.Submission, source.Code, header.SubmissionId, payload.Memory, payloadHash, encodedOutcome.Memory),
                cancellationToken).ConfigureAwait(false);
            return !appended.IsDuplicate ? new Receipt(header.SubmissionId, source.Code, appended.Header, payloadHash, content, outcome, IsDuplicate: false)
                : appended.Header.PayloadHash.AsSpan().SequenceEqual(payloadHash) ? Stored(appended.Header, isDuplicate: true)
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

    // Steps 2 to 4, which share a reader from the pool.
    private IntakeRefusal? Prepare(ReadOnlySpan<byte> message, Credential credential, out SubmissionHeader header, out Source source, out SubmissionContent content)
    {
        content = null!;
        source = null!;
        if (!_readers.TryTake(out var reader))
        {
            reader = new SubmitRequestReader(limits);
        }

        try
        {
            var malformed = reader.Read(message);
            header = reader.Header;
            if (malformed is not null)
            {
                return malformed;
            }

            if (_header.Check(header, credential, out source, out var period) is { } refusal)
            {
                return refusal;
            }

            content = reader.ToContent((SubmissionKind)header.Kind, period);
            return header.Reason.Length == 0 && Withdraws(content)
                ? new IntakeRefusal(IntakeFault.BadReason, "reason", "a value is withdrawn; expected the reason")
                : null;
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private Receipt Stored(EntryHeader header, bool isDuplicate)
    {
        var entry = ledger.Get(header.Sequence) ?? throw new InvalidDataException($"ledger entry {header.Sequence} is missing");
        return new Receipt(
            header.SubmissionId, header.Source, header, header.PayloadHash, SubmissionCodec.Decode(entry.Payload.Span), OutcomeCodec.Decode(entry.Outcome.Span), isDuplicate);
    }

    // A unit that the catalogue no longer has narrows the credential, never widens it.
    private List<Area>? Territory(Credential credential)
    {
        if (credential.Territory.Count == 0)
        {
            return null;
        }

        var territory = new List<Area>(credential.Territory.Count);
        foreach (var key in credential.Territory)
        {
            if (catalogue.TryGetArea(key, out var area))
            {
                territory.Add(area);
            }
        }

        return territory;
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
