using Telemetry.Evidence;

namespace Telemetry.Operators.Cli.Evidence;

/// <summary>Verifies what was kept, and asks the service for no more than is missing.</summary>
/// <param name="kept">What was kept.</param>
/// <param name="service">Opens the way to the service, where it is needed.</param>
internal sealed class EvidenceReview(KeptEvidence kept, Func<IEvidenceService> service)
{
    private readonly List<EvidenceStatement> _statements = [];

    /// <summary>What is proven, what was not checked and what fails.</summary>
    public async Task<IReadOnlyList<EvidenceStatement>> RunAsync()
    {
        if (kept.Receipt is { } receipt)
        {
            _statements.Add(EvidenceCheck.Receipt(receipt));
        }

        if (kept.Checkpoint is { } checkpoint)
        {
            _statements.Add(EvidenceCheck.Signature(checkpoint, kept.Keys));
        }

        if (kept.Receipt is not null || kept.Proof is not null)
        {
            await IncludeAsync();
        }
        else if (kept.Checkpoint is { } earlier)
        {
            var later = await service().NewestAsync();
            Trust(later);
            await JoinAsync(earlier, later);
        }

        return _statements;
    }

    private async Task IncludeAsync()
    {
        var proof = kept.Proof ?? await service().ProveAsync(kept.Receipt!.Sequence, kept.Checkpoint is { } own && own.Size >= kept.Receipt.Sequence ? own.Size : 0);
        if (kept.Receipt is { } receipt && (receipt.Sequence != proof.Sequence || !receipt.EntryHash.AsSpan().SequenceEqual(proof.EntryHash)))
        {
            _statements.Add(EvidenceStatement.Fails(
                $"Bằng chứng là của mục {proof.Sequence} có mã băm khác: không phải mục {receipt.Sequence} ghi trên biên nhận. Mục đó đã bị sửa, hoặc biên nhận là của một sổ cái khác.",
                $"The proof is of an entry {proof.Sequence} with another hash: not of entry {receipt.Sequence} as the receipt has it. That entry was altered, or the receipt is of another ledger."));
            return;
        }

        Trust(proof.Checkpoint);
        _statements.Add(EvidenceCheck.Inclusion(proof.Sequence, proof.EntryHash, proof.Checkpoint, proof.Path));
        if (kept.Checkpoint is { } checkpoint)
        {
            var (earlier, later) = checkpoint.Size <= proof.Checkpoint.Size ? (checkpoint, proof.Checkpoint) : (proof.Checkpoint, checkpoint);
            await JoinAsync(earlier, later);
        }
    }

    // The one that was kept has been looked at. Each is held against the keys that were given, never against another's: a host may change its key.
    private void Trust(Checkpoint checkpoint)
    {
        if (kept.Checkpoint is not { } own || !own.Text.Equals(checkpoint.Text, StringComparison.Ordinal))
        {
            _statements.Add(EvidenceCheck.Signature(checkpoint, kept.Keys));
        }
    }

    // Of the service's answer the path alone is taken: the two ends are those that were verified.
    private async Task JoinAsync(Checkpoint earlier, Checkpoint later)
    {
        if (kept.Keys.Count == 0 && EvidenceCheck.ChangeOfKey(earlier, later) is { } change)
        {
            _statements.Add(change);
        }

        var path = earlier.Size == later.Size ? [] : (await service().JoinAsync(earlier.Size, later.Size)).Path;
        _statements.Add(EvidenceCheck.Consistency(earlier, later, path));
    }
}
