using Microsoft.Data.Sqlite;
using System.Security.Cryptography;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

/// <summary>Ledgers made before there were segments.</summary>
public sealed class LedgerTakeOverTests
{
    private const int Entries = 7;

    // As it was made then, word for word.
    private const string Schema = """
        PRAGMA page_size=16384;
        PRAGMA journal_mode=WAL;
        PRAGMA wal_autocheckpoint=0;
        CREATE TABLE entries (
            sequence      INTEGER PRIMARY KEY,
            time          INTEGER NOT NULL,
            kind          INTEGER NOT NULL,
            source        TEXT    NOT NULL,
            submission_id TEXT    NOT NULL,
            payload_hash  BLOB    NOT NULL,
            outcome_hash  BLOB    NOT NULL,
            hash          BLOB    NOT NULL,
            outcome       BLOB    NOT NULL,
            payload       BLOB    NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX entries_by_identifier ON entries (source, submission_id);
        CREATE TRIGGER entries_are_never_updated BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        PRAGMA application_id=0x544C4547;
        PRAGMA user_version=1;
        """;

    [Fact]
    public async Task A_ledger_of_one_file_becomes_the_segment_of_its_last_entry_s_year()
    {
        using var folder = new TemporaryFolder();
        var head = Make(folder.File(LedgerFiles.Undated));
        using (var reader = LedgerReader.Open(folder.Path))
        {
            Assert.Equal(new VerificationReport(Entries, null), reader.Verify());
        }

        var time = new SettableTime { Now = new DateTimeOffset(2025, 12, 31, 12, 0, 0, TimeSpan.Zero) };
        await using (var ledger = Storage.Ledger.Ledger.Open(LedgerFixture.Options(folder.Path), time))
        {
            Assert.Equal(["ledger-2025.db"], LedgerSegmentTests.Files(folder));
            Assert.Equal(head, ledger.Head.Hash);
            Assert.Equal(Payload(3), ledger.Get(3)!.Payload.ToArray());
            Assert.Equal(Entries + 1, (await ledger.AppendAsync(LedgerFixture.Entry("in the old file"))).Header.Sequence);
            time.Now = time.Now.AddYears(1);
            Assert.Equal(Entries + 2, (await ledger.AppendAsync(LedgerFixture.Entry("in a new one"))).Header.Sequence);
            Assert.Equal(new VerificationReport(Entries + 2, null), ledger.Verify());
        }

        Assert.Equal(["ledger-2025.db", "ledger-2026.db"], LedgerSegmentTests.Files(folder));
        System.IO.File.Delete(folder.File("ledger-2025.db"));
        await using var archived = Storage.Ledger.Ledger.Open(LedgerFixture.Options(folder.Path), time);
        Assert.True((await archived.AppendAsync(Entry(2))).IsDuplicate);
        Assert.Equal(new LedgerSegment(2025, 1, Entries + 1), Assert.Single(archived.Verify().Archived));
    }

    [Fact]
    public async Task What_lies_in_the_log_only_is_taken_over_too()
    {
        using var folder = new TemporaryFolder();
        using var origin = new TemporaryFolder();
        var head = Make(origin.File(LedgerFiles.Undated), copyTo: folder.Path);
        Assert.True(new FileInfo(folder.File(LedgerFiles.Undated + LedgerFiles.LogSuffix)).Length > 0);

        await using var ledger = LedgerFixture.Open(folder.Path);

        Assert.Equal(head, ledger.Head.Hash);
        Assert.Equal(new VerificationReport(Entries, null), ledger.Verify());
        Assert.False(System.IO.File.Exists(folder.File(LedgerFiles.Undated + LedgerFiles.LogSuffix)));
    }

    [Fact]
    public async Task Two_ledgers_in_one_folder_are_not_opened()
    {
        using var folder = new TemporaryFolder();
        await LedgerFixture.Open(folder.Path).DisposeAsync();
        Make(folder.File(LedgerFiles.Undated));

        var e = Assert.Throws<LedgerCorruptException>(() => LedgerFixture.Open(folder.Path));

        Assert.Equal(new LedgerFault(0, LedgerFaultKind.Foreign, LedgerFiles.Undated), e.Fault);
    }

    private static byte[] Make(string file, string? copyTo = null)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = Schema;
            create.ExecuteNonQuery();
        }

        var hash = new byte[32];
        for (var i = 1; i <= Entries; i++)
        {
            var entry = Entry(i);
            var outcomeHash = SHA256.HashData(entry.Outcome.Span);
            var time = new DateTimeOffset(2018 + i, 6, 1, 0, 0, 0, TimeSpan.Zero);
            hash = EntryHash.Compute(hash, i, time, entry.Kind, entry.Source, entry.SubmissionId, entry.PayloadHash, outcomeHash);
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO entries VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
            object[] values = [i, time.ToUnixTimeMilliseconds(), (int)entry.Kind, entry.Source, entry.SubmissionId, entry.PayloadHash, outcomeHash, hash, entry.Outcome.ToArray(), Payload(i)];
            for (var v = 0; v < values.Length; v++)
            {
                insert.Parameters.AddWithValue($"${v + 1}", values[v]);
            }

            insert.ExecuteNonQuery();
        }

        if (copyTo is not null)
        {
            // Before the connection closes and copies the log.
            foreach (var suffix in new[] { "", LedgerFiles.LogSuffix })
            {
                System.IO.File.Copy(file + suffix, Path.Combine(copyTo, LedgerFiles.Undated + suffix));
            }
        }

        return hash;
    }

    private static NewEntry Entry(int i) => LedgerFixture.Entry($"old-{i}", bytes: 3000, seed: i);

    private static byte[] Payload(int i) => Entry(i).Payload.ToArray();
}
