using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>Proves the chain: nothing stored is believed that can be computed.</summary>
internal static class LedgerVerifier
{
    private const int ProgressEvery = 1000;

    public static VerificationReport VerifyTail(EntryReader reader, int entries)
    {
        try
        {
            var head = reader.Head().Sequence;
            return Verify(reader, Math.Max(1, head - entries + 1), progress: null, CancellationToken.None, countAll: false);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return new VerificationReport(0, new LedgerFault(0, LedgerFaultKind.Unreadable));
        }
    }

    public static VerificationReport Verify(EntryReader reader, long from, IProgress<long>? progress, CancellationToken cancellationToken, bool countAll = true)
    {
        var sequence = from;
        var verified = 0L;
        try
        {
            var head = reader.Head().Sequence;
            var before = from > 1 ? reader.Get(from - 1)?.Header : null;
            for (; sequence <= head; sequence++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var entry = reader.Get(sequence);
                var fault = entry is null || (from > 1 && before is null) ? LedgerFaultKind.Missing : Check(reader, before, entry);
                if (fault is not null)
                {
                    return new VerificationReport(verified, new LedgerFault(sequence, fault.Value));
                }

                before = entry!.Header;
                verified++;
                if (sequence % ProgressEvery == 0)
                {
                    progress?.Report(sequence);
                }
            }

            // Each entry was found by its identifier; as many identifiers as entries then means that there are no others.
            return countAll && reader.Counts() is var counts && counts.Identifiers != counts.Entries
                ? new VerificationReport(verified, new LedgerFault(sequence, LedgerFaultKind.Identifier))
                : new VerificationReport(verified, null);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return new VerificationReport(verified, new LedgerFault(sequence, LedgerFaultKind.Unreadable));
        }
    }

    private static LedgerFaultKind? Check(EntryReader reader, EntryHeader? before, LedgerEntry entry)
    {
        var header = entry.Header;
        if (!SHA256.HashData(entry.Payload.Span).AsSpan().SequenceEqual(header.PayloadHash))
        {
            return LedgerFaultKind.PayloadHash;
        }

        if (!SHA256.HashData(entry.Outcome.Span).AsSpan().SequenceEqual(header.OutcomeHash))
        {
            return LedgerFaultKind.OutcomeHash;
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

        return reader.Find(header.Source, header.SubmissionId)?.Sequence == header.Sequence ? null : LedgerFaultKind.Identifier;
    }

    private static bool IsUnreadable(Exception e) => e is SqliteException or InvalidDataException or ArgumentException;
}
