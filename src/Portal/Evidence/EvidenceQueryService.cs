using System.Globalization;
using Telemetry.Aggregator.Publication;
using Telemetry.Evidence;
using Telemetry.Portal.Query;
using Telemetry.Storage.Ledger;

namespace Telemetry.Portal.Evidence;

/// <summary>
/// Answers questions about evidence. Checkpoints and what joins them are for anybody: they hold hashes only. A proof of an edition is for anybody, too; that of a submission for
/// its own source and for whoever may see every unit, since its entry's hash stands for the whole of it. Every other entry is answered like one that the ledger does not have; so is
/// the file of an edition that waits or was rejected, or anybody could see that there is one. Thread-safe.
/// </summary>
internal sealed class EvidenceQueryService(ILedgerEvidence evidence, ReceiptQueryService receipts, PublicationRecord publications, TimeProvider time)
{
    /// <summary>Checkpoints on one page unless told otherwise.</summary>
    public const int PageSize = 20;

    private const int MostJoined = 256;
    private const string Newest = "latest";
    private const string SizeExpected = "the size of a checkpoint, or latest";

    // What joins two checkpoints never changes, and anybody may ask for it.
    private readonly RecentAnswers<(long Earlier, long Size), IReadOnlyList<byte[]>?> _joined = new(MostJoined, TimeSpan.FromDays(1), time);

    /// <summary>A page of checkpoints.</summary>
    public async ValueTask<Reply<CheckpointPage>> ListAsync(string? before, string? limit, CancellationToken cancellationToken)
    {
        long? below = null;
        if (before is not null)
        {
            if (!TryPosition(before, out var size))
            {
                return QueryFault.Invalid(QueryParameter.Before, before, "a number of entries from 1", "That is no number of entries.");
            }

            below = size;
        }

        var max = PageSize;
        return limit is null || (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out max) && max is >= 1 and <= ILedgerEvidence.Most)
            ? await evidence.ListAsync(below, max, cancellationToken)
            : QueryFault.Invalid(QueryParameter.Limit, limit, "1 to 100", "That is no number of checkpoints.");
    }

    /// <summary>The checkpoint of a size, or the latest.</summary>
    public async ValueTask<Reply<Checkpoint>> FindAsync(string? size, CancellationToken cancellationToken) =>
        await LookAsync(size, cancellationToken) is { } found ? found : QueryFault.NoCheckpoint(size, SizeExpected);

    /// <summary>The key that signs now, in PEM; a fault where nothing is signed.</summary>
    public async ValueTask<Reply<string>> KeyAsync(CancellationToken cancellationToken) =>
        (await evidence.ListAsync(null, 1, cancellationToken)).SigningKey is { } key ? CheckpointKey.ToPem(key) : QueryFault.NoCheckpointKey;

    /// <summary>The proof that a checkpoint goes on from an earlier one.</summary>
    public async ValueTask<Reply<ConsistencyProof>> ConsistencyAsync(string? size, string? from, CancellationToken cancellationToken)
    {
        if (await LookAsync(size, cancellationToken) is not { } later)
        {
            return QueryFault.NoCheckpoint(size, SizeExpected);
        }

        if (!TryPosition(from, out var fewer) || fewer > later.Size)
        {
            return QueryFault.Invalid(QueryParameter.From, from, "the size of an earlier checkpoint", "That is no earlier checkpoint.");
        }

        return await LookAsync(from, cancellationToken) is { } earlier && await JoinAsync(earlier.Size, later.Size, cancellationToken) is { } path
            ? new ConsistencyProof(earlier, later, path)
            : QueryFault.NoCheckpoint(from, "the size of an earlier checkpoint");
    }

    /// <summary>A receipt with its place in the chain.</summary>
    public async ValueTask<Reply<PlacedReceipt>> ReceiptAsync(Caller? caller, string? id, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        // The id's hash may be another's: nothing is said, and no content read, before the receipt's own rules have been asked.
        if (caller.Role == CallerRole.Public || !EntryId.TryParse(id, out var named) || await evidence.LocateAsync(named, withVerdicts: false, cancellationToken) is not { } place)
        {
            return QueryFault.NoReceipt(id);
        }

        var request = new ReceiptRequest(place.Header.Sequence.ToString(CultureInfo.InvariantCulture), From: null);
        return (await receipts.AnswerAsync(caller, request, cancellationToken)).TryGet(out var answer, out var fault)
            ? await PlaceAsync(answer, cancellationToken) ?? new PlacedReceipt(answer, place, Checkpoint: null)
            : fault.Kind == QueryFaultKind.NotFound ? QueryFault.NoReceipt(id) : fault;
    }

    /// <summary>The place of a receipt that was answered; null where the caller may not know of the whole.</summary>
    public async ValueTask<PlacedReceipt?> PlaceAsync(ReceiptAnswer answer, CancellationToken cancellationToken)
    {
        var sequence = answer.Entry.Header.Sequence;
        return answer.IsWhole && await evidence.LocateAsync(new EntryId(sequence, null), withVerdicts: true, cancellationToken) is { } place
            ? new PlacedReceipt(answer, place, await CoveringAsync(sequence, null, cancellationToken))
            : null;
    }

    /// <summary>The proof that a checkpoint covers an entry.</summary>
    /// <param name="caller">Who is asking; null: nobody known.</param>
    /// <param name="id">Position or hash of the entry.</param>
    /// <param name="size">The checkpoint's size; null: the newest.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<Reply<EntryProof>> ProofAsync(Caller? caller, string? id, string? size, CancellationToken cancellationToken)
    {
        // Who has no credential is told of published files alone: about a position that is none of them the ledger is not even asked.
        var mayAsk = EntryId.TryParse(id, out var named) && (IsInside(caller) || named.Hash is not null || publications.IsPublishedFile(named.Sequence));
        var place = mayAsk ? await evidence.LocateAsync(named!, withVerdicts: false, cancellationToken) : null;
        if (place is null || !MayProve(caller, place.Header))
        {
            return caller is null ? QueryFault.Unauthenticated : QueryFault.NoReceipt(id);
        }

        var (sequence, hash) = (place.Header.Sequence, place.Header.Hash);
        return await CoveringAsync(sequence, size, cancellationToken) is { } checkpoint && await evidence.ProveEntryAsync(sequence, checkpoint.Size, cancellationToken) is { } path
            ? new EntryProof(sequence, hash, path, checkpoint)
            : QueryFault.NotCovered(size);
    }

    /// <summary>The checkpoint of that size, where it covers the entry; without a size the newest, where that does.</summary>
    private async ValueTask<Checkpoint?> CoveringAsync(long sequence, string? size, CancellationToken cancellationToken) =>
        await LookAsync(size ?? Newest, cancellationToken) is { } found && found.Size >= sequence ? found : null;

    private ValueTask<IReadOnlyList<byte[]>?> JoinAsync(long earlier, long size, CancellationToken cancellationToken) =>
        _joined.GetAsync((earlier, size), async () => await evidence.ProveConsistencyAsync(earlier, size, CancellationToken.None), cancellationToken);

    private static bool IsInside(Caller? caller) => caller is not (null or { Role: CallerRole.Public });

    private bool MayProve(Caller? caller, EntryHeader entry) => entry.Kind switch
    {
        EntryKind.Edition => publications.IsPublishedFile(entry.Sequence),
        EntryKind.Submission => caller?.Role switch
        {
            null or CallerRole.Public => false,
            CallerRole.Operator => caller.Source == entry.Source,
            _ => AccessPolicy.MayReadAll(caller),
        },
        _ => false,
    };

    private async ValueTask<Checkpoint?> LookAsync(string? size, CancellationToken cancellationToken)
    {
        if (size == Newest)
        {
            return (await evidence.ListAsync(null, 1, cancellationToken)).Newest;
        }

        return TryPosition(size, out var entries) && (await evidence.ListAsync(entries + 1, 1, cancellationToken)).Newest is { } found && found.Size == entries ? found : null;
    }

    private static bool TryPosition(string? text, out long position) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position) && position is >= 1 and < long.MaxValue;
}
