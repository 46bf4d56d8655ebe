using System.Text;
using Telemetry.Catalogue;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

/// <summary>Editions and what is decided about them, in the ledger.</summary>
public sealed class PublicationCodecTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 15, 5, 0, 0, 1, TimeSpan.Zero);

    private static readonly EditionDraft Draft = new()
    {
        Unit = new AreaKey("24", new DateOnly(2004, 7, 8)),
        Period = Period.Month(2013, 6),
        Number = 2,
        Full = new EditionFile(7, "ff", 10, 3),
        Outside = new EditionFile(8, "ee", 5, 2),
        Position = 6,
        Catalogue = "cc",
        Values = 3,
        OpenFindings = -1,
        ExpectedCells = 9,
        ReceivedCells = 8,
        Changed = 1,
        ReasonCode = "LateReport",
        Reason = "đến “muộn” \"hơn\"",
        By = "k1",
        At = At,
    };

    [Fact]
    public void A_publication_is_the_same_bytes_each_time_and_reads_back()
    {
        var decision = new PeriodPublished(Draft, 9, "k2");

        var bytes = PublicationCodec.Encode(decision);

        Assert.Equal(
            """{"type":"period.published","unit":"24@2004-07-08","period":"2013-06","edition":2,"replaces":1,"full":{"sequence":7,"sha256":"ff","bytes":10,"figures":3},"outside":{"sequence":8,"sha256":"ee","bytes":5,"figures":2},"position":6,"catalogue":"cc","values":3,"openFindings":-1,"expectedCells":9,"receivedCells":8,"changed":1,"reasonCode":"LateReport","reason":"đến “muộn” \"hơn\"","by":"k1","at":"2026-03-15T05:00:00.001Z","proposal":9,"approvedBy":"k2"}""",
            Encoding.UTF8.GetString(bytes));
        Assert.True(PublicationCodec.TryDecode(bytes, out var read));
        Assert.Equal(decision, read);
    }

    [Fact]
    public void Proposals_and_rejections_read_back()
    {
        foreach (var decision in new object[] { new RestatementProposed(Draft, 12.5m), new RestatementProposed(Draft, null), new RestatementRejected(Draft.Unit, Draft.Period, 9, "k2", "chờ xác nhận", At) })
        {
            var bytes = decision is RestatementProposed proposed ? PublicationCodec.Encode(proposed) : PublicationCodec.Encode((RestatementRejected)decision);

            Assert.True(PublicationCodec.TryDecode(bytes, out var read));
            Assert.Equal(decision, read);
            Assert.False(DecisionCodec.TryDecode(bytes, out _));
        }
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("""{"type":"finding.explained","finding":"1","numbers":"2","by":"3","reason":"4"}""")]
    [InlineData("""{"type":"period.published","unit":"24"}""")]
    [InlineData("""{"type":"restatement.rejected","unit":"24@2004-07-08","period":"13","proposal":1,"by":"k","reason":"r","at":"2026-03-15T05:00:00.001Z"}""")]
    [InlineData("""{"type":"restatement.rejected","unit":"24@2004-07-08","period":"2013-06","proposal":"1","by":"k","reason":"r","at":"2026-03-15T05:00:00.001Z"}""")]
    public void What_is_none_of_them_is_left_alone(string payload) => Assert.False(PublicationCodec.TryDecode(Encoding.UTF8.GetBytes(payload), out _));

    [Fact]
    public async Task An_edition_goes_with_its_year_and_its_decision_stays()
    {
        using var years = await LedgerYears.Make();
        await using (var ledger = years.Open())
        {
            await ledger.AppendAsync(LedgerYears.Entry(2023, 50) with { Kind = EntryKind.Edition });
            await ledger.AppendAsync(LedgerYears.Entry(2023, 51) with { Kind = EntryKind.Decision });
            years.Time.Now = years.Time.Now.AddYears(1);
            await ledger.AppendAsync(LedgerFixture.Entry("2024-0"));
            Assert.Equal(LedgerYears.Entry(2023, 50).Payload.ToArray(), ledger.Get(34)!.Payload.ToArray());
            Assert.Throws<ArgumentOutOfRangeException>(() => ledger.ReadKind(EntryKind.Edition, 1, 99));
        }

        years.Archive(2023);
        using var reader = LedgerReader.Open(years.Path);
        Assert.Contains("ledger-2023.db", Assert.Throws<LedgerSegmentMissingException>(() => reader.Get(34)).Message, StringComparison.Ordinal);
        Assert.Equal(EntryKind.Edition, reader.Header(34)!.Kind);
        Assert.Equal(35, reader.ReadKind(EntryKind.Decision, 34, 99)[0].Header.Sequence);
    }

    [Fact]
    public async Task A_ledger_with_editions_verifies_before_and_after_its_year_is_archived()
    {
        using var years = await LedgerYears.Make();
        await using var ledger = years.Open();
        await ledger.AppendAsync(LedgerYears.Entry(2023, 50) with { Kind = EntryKind.Edition });
        years.Time.Now = years.Time.Now.AddYears(1);
        await ledger.AppendAsync(LedgerFixture.Entry("2024-0"));
        Assert.True(ledger.Verify().IsSound);

        years.Archive(2021);
        years.Archive(2022);
        years.Archive(2023);

        Assert.True(ledger.Verify().IsSound);
    }
}
