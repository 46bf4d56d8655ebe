using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

/// <summary>What verification says of a ledger of several years.</summary>
public sealed class LedgerVerifyTests
{
    [Theory]
    [InlineData(2021, 3, 4)]
    [InlineData(2022, 0, 12)]
    [InlineData(2023, 9, 32)]
    public async Task A_flipped_byte_is_reported_with_its_entry_and_file(int year, int index, long sequence)
    {
        using var years = await LedgerYears.Make();
        await Flip(years.File(year), LedgerYears.Entry(year, index).Payload);
        using var reader = LedgerReader.Open(years.Path);

        var report = reader.Verify();

        Assert.Equal(new LedgerFault(sequence, LedgerFaultKind.PayloadHash, LedgerFiles.Segment(year)), report.Fault);
        Assert.Equal(sequence - 1, report.Entries);
    }

    [Fact]
    public async Task Headers_of_archived_years_are_proved_where_they_are_kept()
    {
        using var years = await LedgerYears.Make();
        years.Archive(2021);
        years.Archive(2022);
        await Flip(years.File(2023), LedgerYears.Entry(2021, 6).PayloadHash);
        using var reader = LedgerReader.Open(years.Path);

        var report = reader.Verify();

        Assert.Equal(new LedgerFault(7, LedgerFaultKind.EntryHash, LedgerFiles.Segment(2023)), report.Fault);
        Assert.Equal([2021, 2022], report.Archived.Select(s => s.Year));
    }

    [Fact]
    public async Task A_year_that_is_missing_behind_an_earlier_one_is_named()
    {
        using var years = await LedgerYears.Make();
        years.Archive(2022);
        using var reader = LedgerReader.Open(years.Path);

        Assert.Equal(new LedgerFault(12, LedgerFaultKind.SegmentMissing, LedgerFiles.Segment(2022)), reader.Verify().Fault);
    }

    [Fact]
    public async Task A_segment_of_another_ledger_is_named_and_nothing_is_taken_in_beside_it()
    {
        using var years = await LedgerYears.Make();
        using var others = await LedgerYears.Make(seed: 7000);
        File.Copy(others.File(2022), years.File(2022), overwrite: true);
        using var reader = LedgerReader.Open(years.Path);

        var foreign = new LedgerFault(12, LedgerFaultKind.Foreign, LedgerFiles.Segment(2022));
        Assert.Equal(foreign, reader.Verify().Fault);
        Assert.Equal(foreign, Assert.Throws<LedgerCorruptException>(years.Open).Fault);
    }

    [Fact]
    public async Task An_older_copy_of_a_segment_is_named_with_the_first_entry_that_it_lacks()
    {
        using var years = await LedgerYears.Make();
        using var older = new TemporaryFolder();
        var time = new SettableTime { Now = new DateTimeOffset(2021, 6, 1, 0, 0, 0, TimeSpan.Zero) };
        await using (var ledger = Storage.Ledger.Ledger.Open(LedgerFixture.Options(older.Path), time))
        {
            for (var i = 0; i < 5; i++)
            {
                await ledger.AppendAsync(LedgerYears.Entry(2021, i));
            }
        }

        File.Copy(older.File(LedgerFiles.Segment(2021)), years.File(2021), overwrite: true);
        using var reader = LedgerReader.Open(years.Path);

        Assert.Equal(new LedgerFault(6, LedgerFaultKind.Missing, LedgerFiles.Segment(2021)), reader.Verify().Fault);
    }

    [Fact]
    public async Task A_year_that_the_ledger_never_had_is_named()
    {
        using var years = await LedgerYears.Make();
        File.Copy(years.File(2021), years.File(2019));
        using var reader = LedgerReader.Open(years.Path);

        var stranger = new LedgerFault(0, LedgerFaultKind.Foreign, LedgerFiles.Segment(2019));
        Assert.Equal(stranger, reader.Verify().Fault);
        Assert.Equal(stranger, Assert.Throws<LedgerCorruptException>(years.Open).Fault);
    }

    [Theory]
    [InlineData(2021)]
    [InlineData(2023)]
    public async Task A_segment_that_cannot_be_read_is_named(int year)
    {
        using var years = await LedgerYears.Make();
        await File.WriteAllTextAsync(years.File(year), "no database at all, but text of some length");
        using var reader = LedgerReader.Open(years.Path);

        var unreadable = new LedgerFault(0, LedgerFaultKind.Unreadable, LedgerFiles.Segment(year));
        Assert.Equal(unreadable, reader.Verify().Fault);
        Assert.Equal(unreadable, Assert.Throws<LedgerCorruptException>(years.Open).Fault);
    }

    [Fact]
    public async Task A_segment_under_another_year_s_name_is_named()
    {
        using var years = await LedgerYears.Make();
        File.Move(years.File(2023), years.File(2025));
        using var reader = LedgerReader.Open(years.Path);

        Assert.Equal(new LedgerFault(0, LedgerFaultKind.Unreadable, LedgerFiles.Segment(2025)), reader.Verify().Fault);
        Assert.Equal(LedgerFaultKind.Unreadable, Assert.Throws<LedgerCorruptException>(years.Open).Fault.Kind);
    }

    private static async Task Flip(string file, ReadOnlyMemory<byte> part)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var at = bytes.AsSpan().LastIndexOf(part.Span);
        Assert.True(at > 0);
        bytes[at + (part.Length / 2)] ^= 0x10;
        await File.WriteAllBytesAsync(file, bytes);
    }
}
