using Telemetry.Evidence;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Tests.Ledger;

namespace Telemetry.Storage.Tests.Evidence;

/// <summary>What receipts and checkpoints that were kept outside say of a ledger that agrees with itself.</summary>
public sealed class EvidenceVerifierTests
{
    [Fact]
    public async Task A_receipt_and_a_checkpoint_of_an_untouched_ledger_are_proven()
    {
        using var made = await EvidenceFixture.Make();

        foreach (var checkpoint in made.Checkpoints)
        {
            var report = made.Verify(made.Receipt(7), checkpoint);
            Assert.True(report.IsProven, Text(report));
            Assert.Equal(4, report.Statements.Count);
        }

        Assert.True(made.Verify(made.Receipt(55), null).IsProven);
        Assert.True(made.Verify(null, made.Checkpoints[2]).IsProven);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(40)]
    public async Task One_entry_rewritten_with_all_later_hashes_passes_alone_and_fails_against_what_was_kept(long rewritten)
    {
        using var made = await EvidenceFixture.Make();
        var (before, itself, after) = (rewritten > 1 ? made.Receipt(rewritten - 1) : null, made.Receipt(rewritten), made.Receipt(50));
        ForgedLedger.Rewrite(made.File, rewritten);

        Assert.True(made.LedgerAloneIsSound());
        Assert.True(before is null || made.Verify(before, null).IsProven);
        Assert.Contains($"Entry {rewritten} of the ledger has other content than the receipt", Text(made.Verify(itself, null)), StringComparison.Ordinal);
        Assert.Contains("The hash of entry 50 is not the receipt's", Text(made.Verify(after, null)), StringComparison.Ordinal);
        Assert.False(made.Verify(after, made.Checkpoints[^1]).IsProven);
        foreach (var checkpoint in made.Checkpoints)
        {
            Assert.Equal(checkpoint.Size < rewritten, made.Verify(null, checkpoint).IsProven);
        }
    }

    [Fact]
    public async Task The_checkpoints_that_the_ledger_still_has_say_where_it_was_altered()
    {
        using var made = await EvidenceFixture.Make();
        ForgedLedger.Rewrite(made.File, 25);

        Assert.Contains("the first alteration lies in entries 22 to 32; those before are intact", Text(made.Verify(null, made.Checkpoints[^1])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkpoints_signed_anew_with_another_key_are_not_believed()
    {
        using var made = await EvidenceFixture.Make();
        using var other = CheckpointKey.TryParse(CheckpointKey.Create())!;
        ForgedLedger.Rewrite(made.File, 5);
        Checkpoint forged;
        await using (var ledger = LedgerFixture.Open(made.Folder.Path))
        {
            forged = EvidenceFixture.Sign(other, ledger);
        }

        Assert.Equal(EvidenceState.Unchecked, made.VerifyWith([], null, forged).State);
        Assert.Contains($"(fingerprint {other.Id})", Text(made.VerifyWith([], null, forged)), StringComparison.Ordinal);
        Assert.Contains("is signed by another key", Text(made.Verify(null, forged)), StringComparison.Ordinal);

        // Who trusts both is told by the older ones, which the ledger still has.
        Assert.Contains("the first alteration lies in entries 1 to 10", Text(made.VerifyWith([made.Key.PublicKey, other.PublicKey], null, forged)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_change_of_the_key_who_trusts_both_is_given_what_either_signed()
    {
        using var made = await EvidenceFixture.Make(checkpoints: 2);
        using var other = CheckpointKey.TryParse(CheckpointKey.Create())!;
        Checkpoint later;
        await using (var ledger = LedgerFixture.Open(made.Folder.Path))
        {
            later = EvidenceFixture.Sign(other, ledger);
        }

        foreach (var checkpoint in new[] { made.Checkpoints[0], later })
        {
            Assert.True(made.VerifyWith([made.Key.PublicKey, other.PublicKey], made.Receipt(3), checkpoint).IsProven);
        }
    }

    [Fact]
    public async Task A_receipt_that_is_not_whole_is_held_against_the_payload_of_its_entry()
    {
        using var made = await EvidenceFixture.Make(checkpoints: 1);
        var receipt = made.Receipt(3) with { Whole = null };
        var forged = receipt with { PayloadHash = made.Receipt(4).PayloadHash };

        Assert.True(made.Verify(receipt, null).IsProven);
        Assert.Contains("the payload or outcome hash on the receipt is not that of the entry", Text(made.Verify(forged, null)), StringComparison.Ordinal);
        Assert.Equal(EvidenceState.Failed, made.Verify(receipt with { OutcomeHash = receipt.PayloadHash }, null).State);
        Assert.Equal(EvidenceState.Unchecked, EvidenceCheck.Receipt(forged).State);
    }

    [Fact]
    public async Task A_checkpoint_with_an_altered_root_or_a_swapped_key_has_a_wrong_signature()
    {
        using var made = await EvidenceFixture.Make(checkpoints: 1);
        using var other = CheckpointKey.TryParse(CheckpointKey.Create())!;
        var genuine = made.Checkpoints[0];

        foreach (var forged in new[]
        {
            genuine with { Root = genuine.Entry }, genuine with { Size = 9 }, genuine with { Entry = genuine.Root }, genuine with { Time = genuine.Time.AddHours(-1) },
            genuine with { PublicKey = other.PublicKey }, genuine with { Signature = [] }, genuine with { PublicKey = [1, 2, 3] }, genuine with { Ledger = genuine.Root },
        })
        {
            Assert.Contains("The signature of checkpoint", Text(made.Verify(null, forged)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_ledger_that_was_rolled_back_is_told_which_entries_are_gone()
    {
        using var made = await EvidenceFixture.Make();
        var receipt = made.Receipt(50);
        ForgedLedger.RollBack(made.File, 30);

        Assert.True(made.LedgerAloneIsSound());
        Assert.Contains("entries 31 to 54, which it once had, are gone", Text(made.Verify(null, made.Checkpoints[^1])), StringComparison.Ordinal);
        Assert.Contains("entries 31 to 50, which it once had, are gone", Text(made.Verify(receipt, null)), StringComparison.Ordinal);
        Assert.True(made.Verify(null, made.Checkpoints[1]).IsProven);
    }

    [Fact]
    public async Task Evidence_of_another_ledger_is_known_as_such()
    {
        using var made = await EvidenceFixture.Make();
        using var other = await EvidenceFixture.Make(seed: 500);

        Assert.Contains("of another ledger", Text(made.Verify(other.Receipt(7), null)), StringComparison.Ordinal);
        Assert.Contains("The checkpoint is of another ledger", Text(made.Verify(null, other.Checkpoints[0])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_was_altered_is_known_by_itself()
    {
        using var made = await EvidenceFixture.Make(checkpoints: 1);
        var receipt = made.Receipt(3);

        Assert.Contains("The receipt was altered", Text(made.Verify(receipt with { Whole = receipt.Whole! with { Source = "viettel" } }, null)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_newer_than_the_checkpoint_is_not_covered_by_it()
    {
        using var made = await EvidenceFixture.Make();

        Assert.Contains("is newer than checkpoint 10", Text(made.Verify(made.Receipt(12), made.Checkpoints[0])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_does_not_fit_its_hash_is_named()
    {
        using var made = await EvidenceFixture.Make();
        var receipt = made.Receipt(30);
        ForgedLedger.Rewrite(made.File, 20, rehash: false);

        Assert.Contains("Entry 20 of the ledger was altered", Text(made.Verify(receipt, null)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_of_archived_years_are_enough()
    {
        using var years = await LedgerYears.Make();
        using var key = CheckpointKey.TryParse(CheckpointKey.Create())!;
        Checkpoint checkpoint;
        await using (var ledger = years.Open())
        {
            checkpoint = EvidenceFixture.Sign(key, ledger);
        }

        years.Archive(2021);
        years.Archive(2022);
        using var reader = LedgerReader.Open(years.Path);
        var header = reader.Header(5)!;
        var receipt = new EntryReceipt(5, header.Hash, header.PayloadHash, header.OutcomeHash, null);

        Assert.True(new EvidenceVerifier(reader, [key.PublicKey]).Verify(receipt, checkpoint).IsProven);
        ForgedLedger.Rewrite(years.File(2023), 5);
        Assert.False(new EvidenceVerifier(reader, [key.PublicKey]).Verify(receipt, checkpoint).IsProven);
    }

    [Fact]
    public async Task A_checkpoint_reads_back_from_its_bytes_and_from_the_ledger()
    {
        using var made = await EvidenceFixture.Make();
        using var reader = LedgerReader.Open(made.Folder.Path);

        var entries = CheckpointEntry.Read(reader.ReadIdentifiers, null, 100);

        Assert.Equal([54, 43, 32, 21, 10], entries.Select(e => e.Checkpoint.Size));
        Assert.All(entries, e => Assert.Equal(e.Checkpoint.Size + 1, e.Sequence));
        Assert.All(entries, e => Assert.True(e.Checkpoint.IsSigned));
        Assert.Equal([21, 10], CheckpointEntry.Read(reader.ReadIdentifiers, 32, 100).Select(e => e.Checkpoint.Size));
        Assert.Equal(32, CheckpointEntry.Find(reader.ReadIdentifiers, 32)?.Checkpoint.Size);
        Assert.Null(CheckpointEntry.Find(reader.ReadIdentifiers, 33));
    }

    private static string Text(EvidenceReport report) => string.Join("\n", report.Statements.Select(s => s.English));
}
