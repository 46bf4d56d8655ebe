using Telemetry.Catalogue;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Ledger;

public sealed class EntryHeadTests
{
    [Fact]
    public async Task The_longest_reason_is_read_from_the_head_of_a_submission_whatever_its_size()
    {
        using var folder = new TemporaryFolder();
        var time = new SettableTime { Now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) };
        await using var ledger = Storage.Ledger.Ledger.Open(LedgerFixture.Options(folder.Path), time);
        var reason = new string('ệ', 1000);
        using var payload = SubmissionCodec.Encode(Large(reason));
        using var outcome = OutcomeCodec.Encode(new Outcome { CatalogueVersion = new string('a', 64), CredentialId = "c", Accepted = 20_000, Refused = 7, Verdicts = [.. Enumerable.Repeat(new Verdict(VerdictCode.UnknownArea, 0, 1, 1, "", new string('x', 300)), 7)] });
        var header = (await ledger.AppendAsync(new NewEntry(EntryKind.Submission, "vnpt", "large", payload.Span.ToArray(), SubmissionCodec.Hash(payload.Span), outcome.Span.ToArray()))).Header;

        var head = ledger.HeadOf(header.Sequence)!;

        Assert.Equal(header.Hash, head.Header.Hash);
        Assert.True(payload.Span.Length > 10 * EntryHead.Bytes);
        Assert.Equal((EntryHead.Bytes, true), (head.Payload.Length, head.Outcome.Length <= EntryHead.Bytes));
        Assert.Equal((SubmissionKind.Figures, Period.Parse("2026-02"), reason), SubmissionCodec.DecodeHead(head.Payload.Span));
        Assert.Equal((new string('a', 64), 20_000, 7), OutcomeCodec.DecodeHead(head.Outcome.Span));
        Assert.Null(ledger.HeadOf(header.Sequence + 1));
        Assert.Null(ledger.HeadOf(0));
    }

    [Fact]
    public async Task Heads_of_closed_years_are_read_from_their_segments_and_archived_ones_name_theirs()
    {
        using var years = await LedgerYears.Make();
        await using var ledger = years.Open();
        Assert.Equal(3, ledger.HeadOf(3)!.Header.Sequence);

        years.Archive(2021);

        Assert.Equal(2021, Assert.Throws<LedgerSegmentMissingException>(() => ledger.HeadOf(3)).Segment.Year);
        Assert.Equal(20, ledger.HeadOf(20)!.Header.Sequence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void A_head_that_is_cut_short_is_refused(int bytes)
    {
        using var payload = SubmissionCodec.Encode(Large("because"));

        Assert.Throws<InvalidDataException>(() => SubmissionCodec.DecodeHead(payload.Span[..bytes]));
    }

    private static SubmissionContent Large(string reason)
    {
        var builder = new SubmissionContentBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            builder.Add("bts.sites", $"{i:00000}", 0, (long)i * 1_000_003);
        }

        return builder.Build(SubmissionKind.Figures, Period.Parse("2026-02"), reason);
    }
}
