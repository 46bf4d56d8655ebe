using System.Collections.Concurrent;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Projection;
using Telemetry.Collector.Security;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Ledgers;

/// <summary>
/// What the collector looks at itself before it appends what a front has validated: that it is whole, that its sender is still let in, that it was validated
/// with the catalogue in use, the source's rate, and that it can be projected: what the ledger has once cannot be mended. Thread-safe.
/// </summary>
internal sealed class AppendGuard(Catalogue.Catalogue catalogue, KnownCredentials keys, SenderRate rate)
{
    private static readonly IntakeRefusal OtherCatalogue = new(
        IntakeFault.LedgerUnavailable, "", "it was validated with another catalogue than the one in use, which is on its way; nothing was stored. Send the same again", TimeSpan.FromSeconds(1));

    // They remember lists of areas; as many are made as work at once.
    private readonly ConcurrentBag<PatchMapper> _mappers = [];

    /// <summary>Checks an entry; the refusal, null where there is none.</summary>
    /// <param name="entry">What the front sent.</param>
    /// <param name="outcomeHash">SHA-256 of the outcome, by the front.</param>
    /// <param name="cells">Cells received, taken or refused.</param>
    /// <exception cref="InvalidDataException">It is not what a front prepares.</exception>
    public IntakeRefusal? Check(NewEntry entry, ReadOnlySpan<byte> outcomeHash, out long cells)
    {
        var outcome = Read(entry, outcomeHash);
        cells = (long)outcome.Accepted + outcome.Refused;
        var authentication = keys.Confirm(outcome.CredentialId);
        var refusal = authentication.Credential is not { Role: CredentialRole.Operator } credential || credential.Source != entry.Source ? IntakeRefusal.NoCredential
            : outcome.CatalogueVersion != catalogue.Version ? OtherCatalogue
            : rate.Check(credential);
        if (refusal is null)
        {
            RequireProjectable(entry);
        }

        return refusal;
    }

    /// <summary>The outcome of an entry that is whole.</summary>
    /// <exception cref="InvalidDataException">It is not what a front prepares.</exception>
    public static Outcome Read(NewEntry entry, ReadOnlySpan<byte> outcomeHash)
    {
        if (!SubmissionCodec.Hash(entry.Payload.Span).AsSpan().SequenceEqual(entry.PayloadHash) || !SubmissionCodec.Hash(entry.Outcome.Span).AsSpan().SequenceEqual(outcomeHash))
        {
            throw new InvalidDataException("a hash is not that of its bytes");
        }

        if (entry.Source.Length == 0 || entry.SubmissionId.Length is 0 or > HeaderRule.LongestId)
        {
            throw new InvalidDataException("there is no source, or no submission id of 1 to 128 characters");
        }

        var content = SubmissionCodec.Decode(entry.Payload.Span);
        var outcome = OutcomeCodec.Decode(entry.Outcome.Span);
        var cells = content.Columns.Sum(c => (long)c.Count);
        return cells == (long)outcome.Accepted + outcome.Refused ? outcome : throw new InvalidDataException("the outcome counts other cells than the content has");
    }

    private void RequireProjectable(NewEntry entry)
    {
        var mapper = _mappers.TryTake(out var idle) ? idle : new PatchMapper(_ => catalogue);
        var header = new EntryHeader(1, DateTimeOffset.UnixEpoch, entry.Kind, entry.Source, entry.SubmissionId, entry.PayloadHash, [], []);
        try
        {
            mapper.Map(new LedgerEntry(header, entry.Payload, entry.Outcome), []);
            _mappers.Add(mapper);
        }
#pragma warning disable CA1031 // Whatever it is, projection would meet it at every try for ever.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new InvalidDataException($"it cannot be projected: {e.Message}", e);
        }
    }
}
