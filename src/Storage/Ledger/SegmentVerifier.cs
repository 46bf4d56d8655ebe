using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>Proves the chain in one segment's file: nothing stored is believed that can be computed.</summary>
internal static class SegmentVerifier
{
    private const int ProgressEvery = 1000;

    /// <summary>Verifies the headers from a position on, and the content of what the segment has whole.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="from">First position.</param>
    /// <param name="countAll">Whether identifiers are counted against entries too.</param>
    /// <param name="progress">Told the position from time to time.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>Its own entries that verified, and the first broken one.</returns>
    public static VerificationReport Verify(EntryReader reader, long from, bool countAll, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var sequence = from;
        var own = reader.Segment;
        try
        {
            var head = reader.Head().Sequence;
            var before = from > 1 ? reader.Header(from - 1) : null;
            for (; sequence <= head; sequence++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Check(reader, sequence, ref before, isFirst: sequence == 1) is { } fault)
                {
                    return Report(fault);
                }

                if (sequence % ProgressEvery == 0 && sequence >= own.First)
                {
                    progress?.Report(sequence);
                }
            }

            // Each entry was found by its identifier; as many identifiers as entries then means that there are no others.
            return Report(countAll && reader.Counts() is var counts && counts.Identifiers != counts.Entries ? LedgerFaultKind.Identifier : null);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return Report(LedgerFaultKind.Unreadable);
        }

        VerificationReport Report(LedgerFaultKind? fault) =>
            new(Math.Max(0, sequence - Math.Max(from, own.First)), fault is { } kind ? new LedgerFault(sequence, kind, own.File) : null);
    }

    /// <summary>Whether an exception says that a file cannot be read as a ledger.</summary>
    public static bool IsUnreadable(Exception e) => e is SqliteException or InvalidDataException or ArgumentException;

    private static LedgerFaultKind? Check(EntryReader reader, long sequence, ref EntryHeader? before, bool isFirst)
    {
        if ((!isFirst && before is null) || reader.Header(sequence) is not { } header)
        {
            return LedgerFaultKind.Missing;
        }

        var isOwn = sequence >= reader.Segment.First || !header.Kind.IsOfItsYear();
        if (CheckContent(reader.Get(sequence), header, isOwn) is { } broken)
        {
            return broken;
        }

        var previous = before?.Hash ?? LedgerHead.Empty.Hash;
        var hash = EntryHash.Compute(previous, header.Sequence, header.Time, header.Kind, header.Source, header.SubmissionId, header.PayloadHash, header.OutcomeHash);
        if (previous.Length != hash.Length || !hash.AsSpan().SequenceEqual(header.Hash))
        {
            return LedgerFaultKind.EntryHash;
        }

        if (before is not null && header.Time < before.Time)
        {
            return LedgerFaultKind.Time;
        }

        before = header;
        return reader.Find(header.Source, header.SubmissionId)?.Sequence == sequence ? null : LedgerFaultKind.Identifier;
    }

    private static LedgerFaultKind? CheckContent(LedgerEntry? entry, EntryHeader header, bool isOwn) =>
        entry is null ? (isOwn ? LedgerFaultKind.PayloadHash : null)
        : !SHA256.HashData(entry.Payload.Span).AsSpan().SequenceEqual(header.PayloadHash) ? LedgerFaultKind.PayloadHash
        : !SHA256.HashData(entry.Outcome.Span).AsSpan().SequenceEqual(header.OutcomeHash) ? LedgerFaultKind.OutcomeHash
        : null;
}
