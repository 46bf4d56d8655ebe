using Telemetry.Evidence;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Tests.Ledger;

namespace Telemetry.Storage.Tests.Evidence;

/// <summary>A ledger with a checkpoint behind each ten submissions: checkpoints of 10, 21, 32 ... entries.</summary>
internal sealed class EvidenceFixture : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public CheckpointKey Key { get; } = CheckpointKey.TryParse(CheckpointKey.Create())!;

    public List<Checkpoint> Checkpoints { get; } = [];

    public string File => LedgerFiles.Active(Folder.Path);

    public static async Task<EvidenceFixture> Make(int checkpoints = 5, int seed = 0)
    {
        var made = new EvidenceFixture();
        await using var ledger = LedgerFixture.Open(made.Folder.Path);
        for (var c = 0; c < checkpoints; c++)
        {
            for (var i = 0; i < 10; i++)
            {
                await ledger.AppendAsync(LedgerFixture.Entry($"{c}/{i}", seed: seed + (c * 10) + i));
            }

            await made.Sign(ledger);
        }

        return made;
    }

    public static Checkpoint Sign(CheckpointKey key, Storage.Ledger.Ledger ledger)
    {
        var head = ledger.Head;
        return key.Sign(ledger.Header(1)!.Hash, head.Sequence, head.Hash, new LedgerTree(ledger.Hashes).Root(head.Sequence), head.Time);
    }

    /// <summary>The receipt of an entry as it is now.</summary>
    public EntryReceipt Receipt(long sequence)
    {
        using var reader = LedgerReader.Open(Folder.Path);
        var header = reader.Header(sequence)!;
        var previous = sequence == 1 ? LedgerHead.Empty.Hash : reader.Header(sequence - 1)!.Hash;
        return new EntryReceipt(sequence, header.Hash, header.PayloadHash, header.OutcomeHash, new EntryIdentity(previous, header.Time, (byte)header.Kind, header.Source, header.SubmissionId));
    }

    /// <summary>Verified by who trusts the ledger's key.</summary>
    public EvidenceReport Verify(EntryReceipt? receipt, Checkpoint? checkpoint) => VerifyWith([Key.PublicKey], receipt, checkpoint);

    /// <summary>Verified by who trusts these keys.</summary>
    public EvidenceReport VerifyWith(IReadOnlyList<byte[]> trusted, EntryReceipt? receipt, Checkpoint? checkpoint)
    {
        using var reader = LedgerReader.Open(Folder.Path);
        return new EvidenceVerifier(reader, trusted).Verify(receipt, checkpoint);
    }

    public bool LedgerAloneIsSound()
    {
        using var reader = LedgerReader.Open(Folder.Path);
        return reader.Verify().IsSound;
    }

    public void Dispose()
    {
        Key.Dispose();
        Folder.Dispose();
    }

    private async Task Sign(Storage.Ledger.Ledger ledger)
    {
        var checkpoint = Sign(Key, ledger);
        await ledger.AppendAsync(CheckpointEntry.Of(checkpoint));
        Checkpoints.Add(checkpoint);
    }
}
