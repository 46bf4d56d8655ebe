using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

public sealed class LedgerChainTests
{
    [Fact]
    public async Task Each_entry_is_chained_to_the_one_before_and_can_be_recomputed_from_its_parts()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(folder.Path);
        var previous = new byte[32];
        for (var i = 1; i <= 5; i++)
        {
            var entry = LedgerFixture.Entry($"s-{i}", seed: i);
            var header = (await ledger.AppendAsync(entry)).Header;
            Assert.Equal(i, header.Sequence);
            Assert.Equal(SHA256.HashData(entry.Outcome.Span), header.OutcomeHash);
            Assert.Equal(EntryHash.Compute(previous, i, header.Time, entry.Kind, entry.Source, entry.SubmissionId, entry.PayloadHash, header.OutcomeHash), header.Hash);
            previous = header.Hash;
        }

        Assert.Equal(previous, ledger.Head.Hash);
        Assert.Equal(new VerificationReport(5, null), ledger.Verify());
    }

    [Fact]
    public void The_layout_of_the_hash_does_not_change()
    {
        var hash = EntryHash.Compute(new byte[32], 1, DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_600_123), EntryKind.Submission, "vnpt", "đợt-1", SHA256.HashData([1]), SHA256.HashData([]));
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            writer.Write(new byte[32]);
            writer.Write(1L);
            writer.Write(1_767_225_600_123L);
            writer.Write((byte)1);
            writer.Write(4);
            writer.Write("vnpt"u8);
            writer.Write("đợt-1"u8.Length);
            writer.Write("đợt-1"u8);
            writer.Write(SHA256.HashData([1]));
            writer.Write(SHA256.HashData([]));
        }

        Assert.Equal(SHA256.HashData(bytes.ToArray()), hash);
    }

    [Fact]
    public async Task What_was_appended_is_read_back_whole_in_batches_of_bounded_size()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(folder.Path);
        var entries = Enumerable.Range(1, 20).Select(i => LedgerFixture.Entry($"s-{i}", bytes: i * 1000, seed: i)).ToArray();
        foreach (var entry in entries)
        {
            await ledger.AppendAsync(entry);
        }

        var next = 1L;
        while (true)
        {
            using var batch = ledger.Read(next, maxBytes: 30_000);
            if (batch.Entries.Count == 0)
            {
                break;
            }

            Assert.True(batch.Entries.Count == 1 || batch.Entries.Sum(e => e.Payload.Length + e.Outcome.Length) <= 30_000);
            foreach (var entry in batch.Entries)
            {
                Assert.Equal(next, entry.Header.Sequence);
                Assert.Equal(entries[next - 1].Payload.ToArray(), entry.Payload.ToArray());
                Assert.Equal(entries[next - 1].Outcome.ToArray(), entry.Outcome.ToArray());
                next++;
            }
        }

        Assert.Equal(21, next);
        Assert.Equal(7, ledger.Find("vnpt", "s-7")!.Sequence);
        Assert.Null(ledger.Find("viettel", "s-7"));
        Assert.Null(ledger.Get(21));
    }

    [Fact]
    public async Task An_entry_without_payload_or_outcome_is_an_entry_too()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(folder.Path);
        await ledger.AppendAsync(new NewEntry(EntryKind.Decision, "-", "d", default, SHA256.HashData([]), default));
        Assert.True(ledger.Get(1)!.Payload.IsEmpty);
        Assert.True(ledger.Verify().IsSound);
    }

    [Fact]
    public async Task The_file_itself_refuses_to_update_or_delete()
    {
        using var folder = new TemporaryFolder();
        await using (var ledger = LedgerFixture.Open(folder.Path))
        {
            await ledger.AppendAsync(LedgerFixture.Entry("s"));
        }

        using var connection = new SqliteConnection($"Data Source={LedgerFiles.Active(folder.Path)};Pooling=False");
        connection.Open();
        foreach (var sql in new[] { "UPDATE entries SET time = 0", "DELETE FROM entries" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
        }
    }

    [Fact]
    public async Task A_flipped_byte_is_reported_with_its_entry()
    {
        using var folder = new TemporaryFolder();
        var entries = Enumerable.Range(1, 30).Select(i => LedgerFixture.Entry($"submission-{i:00}-of-thirty", bytes: 2000, seed: i * 10)).ToArray();
        await Fill(folder, entries);
        var file = LedgerFiles.Active(folder.Path);
        var sound = await File.ReadAllBytesAsync(file);
        foreach (var sequence in new[] { 1, 17, 30 })
        {
            var entry = entries[sequence - 1];
            foreach (var (part, kind) in new[]
            {
                (entry.Payload.ToArray(), LedgerFaultKind.PayloadHash), (entry.PayloadHash, LedgerFaultKind.PayloadHash),
                (entry.Outcome.ToArray(), LedgerFaultKind.OutcomeHash), (SHA256.HashData(entry.Outcome.Span), LedgerFaultKind.OutcomeHash),
            })
            {
                var at = sound.AsSpan().LastIndexOf(part); // earlier ones may be leftovers of a page that was split
                Assert.True(at > 0);
                Assert.Equal(new LedgerFault(sequence, kind, Path.GetFileName(file)), await FlipAndVerify(folder, sound, at + (part.Length / 2)));
            }

            // Once in the table, once in the index, perhaps as a leftover.
            var faults = new List<LedgerFault?>();
            for (var at = 0; (at = IndexFrom(sound, System.Text.Encoding.UTF8.GetBytes(entry.SubmissionId), at)) > 0; at++)
            {
                faults.Add(await FlipAndVerify(folder, sound, at + 3));
            }

            Assert.Contains(new LedgerFault(sequence, LedgerFaultKind.EntryHash, Path.GetFileName(file)), faults);
            Assert.Contains(faults, f => f?.Kind == LedgerFaultKind.Identifier);
        }
    }

    [Fact]
    public async Task A_byte_flipped_anywhere_is_reported_unless_it_lies_in_unused_space()
    {
        using var folder = new TemporaryFolder();
        var entries = Enumerable.Range(1, 12).Select(i => LedgerFixture.Entry($"s-{i}", bytes: 700, seed: i * 10)).ToArray();
        await Fill(folder, entries);
        var sound = await File.ReadAllBytesAsync(LedgerFiles.Active(folder.Path));
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var fault = await FlipAndVerify(folder, sound, random.Next(sound.Length));
            if (fault is null)
            {
                using var reader = LedgerReader.Open(folder.Path);
                Assert.Equal(12, reader.Head().Sequence);
                Assert.All(entries, e => Assert.Equal(e.Payload.ToArray(), reader.Get(reader.Find(e.Source, e.SubmissionId)!.Sequence)!.Payload.ToArray()));
            }
        }
    }

    [Fact]
    public async Task A_ledger_whose_tail_does_not_verify_is_not_opened()
    {
        using var folder = new TemporaryFolder();
        var entries = Enumerable.Range(1, 3).Select(i => LedgerFixture.Entry($"s-{i}", seed: i * 10)).ToArray();
        await Fill(folder, entries);
        var sound = await File.ReadAllBytesAsync(LedgerFiles.Active(folder.Path));
        await FlipAndVerify(folder, sound, sound.AsSpan().IndexOf(entries[1].Payload.Span));
        var e = Assert.Throws<LedgerCorruptException>(() => LedgerFixture.Open(folder.Path));
        Assert.Equal(new LedgerFault(2, LedgerFaultKind.PayloadHash, Path.GetFileName(LedgerFiles.Active(folder.Path))), e.Fault);
        await File.WriteAllBytesAsync(LedgerFiles.Active(folder.Path), "no database at all, but text of some length"u8.ToArray());
        Assert.Throws<LedgerCorruptException>(() => LedgerFixture.Open(folder.Path));
    }

    private static async Task Fill(TemporaryFolder folder, NewEntry[] entries)
    {
        await using var ledger = LedgerFixture.Open(folder.Path);
        foreach (var entry in entries)
        {
            await ledger.AppendAsync(entry);
        }
    }

    private static async Task<LedgerFault?> FlipAndVerify(TemporaryFolder folder, byte[] sound, int at)
    {
        var broken = (byte[])sound.Clone();
        broken[at] ^= 0x10;
        await File.WriteAllBytesAsync(LedgerFiles.Active(folder.Path), broken);
        using var reader = LedgerReader.Open(folder.Path);
        return reader.Verify().Fault;
    }

    private static int IndexFrom(byte[] bytes, byte[] part, int from)
    {
        var at = bytes.AsSpan(from).IndexOf(part);
        return at < 0 ? -1 : from + at;
    }
}
