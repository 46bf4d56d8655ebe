using FsCheck;
using FsCheck.Fluent;
using Telemetry.Storage.Submissions;
using Outcome = Telemetry.Storage.Submissions.Outcome;

namespace Telemetry.Storage.Tests.Submissions;

public sealed class OutcomeCodecTests
{
    [Fact]
    public void What_is_encoded_is_decoded() => Prop.ForAll<int>(seed =>
    {
        var outcome = Make(seed);
        using var bytes = OutcomeCodec.Encode(outcome);
        var decoded = OutcomeCodec.Decode(bytes.Span);
        Assert.Equal((outcome.CatalogueVersion, outcome.CredentialId, outcome.Accepted, outcome.Refused), (decoded.CatalogueVersion, decoded.CredentialId, decoded.Accepted, decoded.Refused));
        Assert.Equal(outcome.Verdicts, decoded.Verdicts);
        Assert.Equal((long)outcome.Accepted + outcome.Refused, OutcomeCodec.DecodeCells(bytes.Span));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_expected_is_written_once()
    {
        var expected = new string('x', 500);
        var verdicts = Enumerable.Range(0, 1000).Select(i => new Verdict(VerdictCode.OutOfBounds, 3, i, 1, "-5", expected)).ToArray();
        using var bytes = OutcomeCodec.Encode(new Outcome { CatalogueVersion = "v", CredentialId = "k", Accepted = 0, Refused = 1000, Verdicts = verdicts });
        Assert.InRange(bytes.Length, 500, 10_000);
    }

    [Fact]
    public void The_layout_does_not_change()
    {
        using var bytes = OutcomeCodec.Encode(new Outcome
        {
            CatalogueVersion = "v",
            CredentialId = "k1",
            Accepted = 300,
            Refused = 6,
            Verdicts = [new Verdict(VerdictCode.UnknownArea, -1, 0, 5, string.Empty, "b"), new Verdict(VerdictCode.NotWhole, 1, 130, 1, "1,5", "a"), new Verdict(VerdictCode.NotWhole, 1, 131, 0, "2", "b")],
        });
        Assert.Equal("01" + "0176" + "026B31" + "AC02" + "06" + "02" + "0162" + "0161" + "03" + "0200010500" + "00" + "0502830101" + "03312C35" + "01" + "0502840100" + "0132" + "00", Convert.ToHexString(bytes.Span));
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_mean_another_outcome_but_never_do_harm() => Prop.ForAll<int, int>((seed, damage) =>
    {
        using var bytes = OutcomeCodec.Encode(Make(seed));
        var random = new Random(damage);
        for (var i = 0; i < 50; i++)
        {
            var broken = bytes.Span.ToArray();
            broken[random.Next(broken.Length)] = (byte)random.Next(256);
            try
            {
                OutcomeCodec.Decode(broken.AsSpan(0, random.Next(4) == 0 ? random.Next(broken.Length) : broken.Length));
            }
            catch (InvalidDataException)
            {
                // As it should be.
            }
        }
    }).QuickCheckThrowOnFailure();

    private static Outcome Make(int seed)
    {
        var random = new Random(seed);
        var verdicts = Enumerable.Range(0, random.Next(30)).Select(_ => new Verdict(
            (VerdictCode)random.Next(1, 11), random.Next(-1, 300), random.Next(-1, 20_000), random.Next(1, 200_000), random.Next(3) == 0 ? "160,21" : string.Empty, $"một số nguyên {random.Next(4)}")).ToArray();
        return new Outcome { CatalogueVersion = $"{seed:x}", CredentialId = "k", Accepted = random.Next(), Refused = verdicts.Sum(v => v.Cells), Verdicts = verdicts };
    }
}
