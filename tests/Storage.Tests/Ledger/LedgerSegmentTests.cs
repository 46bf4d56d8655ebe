using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

public sealed class LedgerSegmentTests
{
    private static readonly DateTimeOffset NewYear = new(2026, 12, 31, 17, 0, 0, TimeSpan.Zero); // midnight in Vietnam

    [Fact]
    public async Task The_first_entry_of_a_year_in_Vietnam_begins_a_segment_and_the_chain_goes_on()
    {
        using var folder = new TemporaryFolder();
        var time = new SettableTime { Now = NewYear.AddMilliseconds(-1) };
        await using var ledger = Storage.Ledger.Ledger.Open(LedgerFixture.Options(folder.Path), time);
        await ledger.AppendAsync(LedgerFixture.Entry("last of 2026"));
        Assert.Equal([LedgerFiles.Segment(2026)], Files(folder));

        time.Now = NewYear;
        var before = ledger.Head;
        var first = (await ledger.AppendAsync(LedgerFixture.Entry("first of 2027", seed: 5))).Header;

        Assert.Equal([LedgerFiles.Segment(2026), LedgerFiles.Segment(2027)], Files(folder));
        Assert.Equal(EntryHash.Compute(before.Hash, 2, NewYear, first.Kind, first.Source, first.SubmissionId, first.PayloadHash, first.OutcomeHash), first.Hash);
        Assert.Equal(new VerificationReport(2, null), ledger.Verify());
        Assert.True((await ledger.AppendAsync(LedgerFixture.Entry("last of 2026"))).IsDuplicate);
    }

    [Fact]
    public async Task A_closed_segment_is_never_written_again()
    {
        using var years = await LedgerYears.Make();
        var closed = await System.IO.File.ReadAllBytesAsync(years.File(2022));
        await using (var ledger = years.Open())
        {
            years.Time.Now = years.Time.Now.AddYears(-1); // the clock jumps back over the year's turn
            var header = (await ledger.AppendAsync(LedgerFixture.Entry("late"))).Header;
            Assert.Equal(2023, header.Time.Year);
            Assert.True(ledger.Verify().IsSound);
            Assert.NotNull(ledger.Get(15));
        }

        Assert.Equal(closed, await System.IO.File.ReadAllBytesAsync(years.File(2022)));
        Assert.DoesNotContain(Directory.EnumerateFiles(years.Path), f => f.Contains("2022.db-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_years_read_as_one_ledger_also_from_another_reader_beside_the_turn()
    {
        using var years = await LedgerYears.Make();
        await using var ledger = years.Open();
        using var reader = LedgerReader.Open(years.Path);
        years.Time.Now = years.Time.Now.AddYears(1);
        await ledger.AppendAsync(LedgerFixture.Entry("2024-0"));

        Assert.Equal(34, reader.Head().Sequence);
        Assert.Equal(Enumerable.Range(1, 34).Select(i => (long)i), Sequences(reader));
        foreach (var (year, index) in new[] { (2021, 0), (2022, 3), (2023, 9) })
        {
            var entry = LedgerYears.Entry(year, index);
            var header = reader.Find(entry.Source, entry.SubmissionId)!;
            Assert.Equal(entry.Payload.ToArray(), reader.Get(header.Sequence)!.Payload.ToArray());
            Assert.Equal(header.Sequence, reader.PositionAt(header.Time) - (LedgerYears.EntriesAYear - 1 - index));
        }

        Assert.Equal([11L, 22L, 33L], reader.ReadKind(EntryKind.Decision, 1, 99).Select(e => e.Header.Sequence));
        Assert.Equal(23, reader.ReadOutcomeHeads(22, 1)[0].Sequence);
        Assert.Equal(new VerificationReport(34, null), reader.Verify());
    }

    [Fact]
    public async Task An_archived_year_keeps_its_headers_and_says_where_the_rest_is()
    {
        using var years = await LedgerYears.Make();
        years.Archive(2021);
        await using var ledger = years.Open();
        var entry = LedgerYears.Entry(2021, 4);

        var again = await ledger.AppendAsync(entry);

        Assert.True(again.IsDuplicate);
        Assert.Equal((5L, entry.PayloadHash.Length), (again.Header.Sequence, again.Header.PayloadHash.Length));
        Assert.Equal(entry.PayloadHash, again.Header.PayloadHash);
        Assert.Equal(5, ledger.Header(5)!.Sequence);
        Assert.Equal([11L, 22L, 33L], ledger.ReadKind(EntryKind.Decision, 1, 99).Select(e => e.Header.Sequence));
        Assert.Equal(LedgerYears.Entry(2021, 10).Payload.ToArray(), ledger.Get(11)!.Payload.ToArray());
        Assert.Contains("ledger-2021.db", Assert.Throws<LedgerSegmentMissingException>(() => ledger.Get(5)).Message, StringComparison.Ordinal);
        Assert.Throws<LedgerSegmentMissingException>(() => ledger.Read(1, 1000));
        Assert.Equal(new LedgerSegment(2021, 1, 11), Assert.Single(ledger.Archived()));
        var report = ledger.Verify();
        Assert.True(report.IsSound);
        Assert.Equal((22L, new LedgerSegment(2021, 1, 11)), (report.Entries, Assert.Single(report.Archived)));

        years.BringBack(2021);
        Assert.Equal(entry.Payload.ToArray(), ledger.Get(5)!.Payload.ToArray());
        Assert.Equal(new VerificationReport(33, null), ledger.Verify());
    }

    [Fact]
    public async Task A_year_archived_under_a_running_reader_is_missed_at_once()
    {
        using var years = await LedgerYears.Make();
        await using var ledger = years.Open();
        Assert.NotNull(ledger.Get(1));

        years.Archive(2021);

        Assert.Throws<LedgerSegmentMissingException>(() => ledger.Get(1));
    }

    [Fact]
    public async Task Several_years_may_pass_without_an_entry()
    {
        using var years = await LedgerYears.Make();
        years.Time.Now = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using (var ledger = years.Open())
        {
            await ledger.AppendAsync(LedgerFixture.Entry("2031-0"));
        }

        Assert.Equal(["ledger-2021.db", "ledger-2022.db", "ledger-2023.db", "ledger-2031.db"], Files(years.Folder));
        await using var again = years.Open();
        Assert.Equal(new VerificationReport(34, null), again.Verify());
    }

    [Fact]
    public async Task Two_segments_share_the_most_bytes()
    {
        using var years = await LedgerYears.Make();
        var used = Directory.EnumerateFiles(years.Path, "*.db").Sum(f => new FileInfo(f).Length);
        var options = LedgerFixture.Options(years.Path) with { MaxBytes = Math.Max(1 << 20, used + (64 << 10)) };
        await using var ledger = Storage.Ledger.Ledger.Open(options, years.Time);

        var e = await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await ledger.AppendAsync(LedgerFixture.Entry("large", bytes: 1 << 20)));

        Assert.Equal(LedgerUnavailableReason.DiskFull, e.Reason);
    }

    internal static string[] Files(TemporaryFolder folder) => [.. Directory.EnumerateFiles(folder.Path, "*.db").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static IEnumerable<long> Sequences(LedgerReader reader)
    {
        for (var next = 1L; ;)
        {
            using var batch = reader.Read(next, maxBytes: 5000);
            if (batch.Entries.Count == 0)
            {
                yield break;
            }

            foreach (var entry in batch.Entries)
            {
                yield return next = entry.Header.Sequence;
            }

            next++;
        }
    }
}
