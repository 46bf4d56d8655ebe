using Telemetry.Catalogue;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>A validated submission, ready for the ledger: canonical bytes, their hash, and the outcome.</summary>
internal sealed class PreparedSubmission : IDisposable
{
    private readonly SubmissionHeader _header;
    private readonly Source _source;
    private readonly Outcome _outcome;
    private readonly CellNames _cells;
    private readonly PooledBytes _payload;
    private readonly PooledBytes _encodedOutcome;

    private PreparedSubmission(SubmissionHeader header, Source source, SubmissionContent content, Outcome outcome)
    {
        _header = header;
        _source = source;
        _outcome = outcome;
        _cells = CellNames.Of(content, outcome);
        _payload = SubmissionCodec.Encode(content);
        _encodedOutcome = OutcomeCodec.Encode(outcome);
        PayloadHash = SubmissionCodec.Hash(_payload.Span);
    }

    /// <summary>Whether only the verdicts are wanted.</summary>
    public bool IsDryRun => _header.DryRun;

    /// <summary>Code of the sender.</summary>
    public string Source => _source.Code;

    /// <summary>The sender's identifier.</summary>
    public string SubmissionId => _header.SubmissionId;

    /// <summary>Cells received, taken or refused.</summary>
    public long Cells => (long)_outcome.Accepted + _outcome.Refused;

    /// <summary>The content's identity.</summary>
    public byte[] PayloadHash { get; }

    /// <summary>Encodes the content, which is not used afterwards.</summary>
    public static PreparedSubmission Of(SubmissionHeader header, Source source, SubmissionContent content, Outcome outcome) =>
        new(header, source, content, outcome);

    /// <summary>What to append; uses this submission's buffers.</summary>
    public NewEntry ToEntry() =>
        new(EntryKind.Submission, _source.Code, _header.SubmissionId, _payload.Memory, PayloadHash, _encodedOutcome.Memory);

    /// <summary>The receipt for the entry; null: for a dry run.</summary>
    public Receipt ToReceipt(EntryHeader? entry) => new(_header.SubmissionId, _source.Code, entry, PayloadHash, _cells, _outcome, IsDuplicate: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        _payload.Dispose();
        _encodedOutcome.Dispose();
    }
}
