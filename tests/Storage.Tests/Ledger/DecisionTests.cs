using System.Security.Cryptography;
using System.Text;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

/// <summary>What people decide is an entry like any other, and can be read without the rest.</summary>
public sealed class DecisionTests
{
    [Fact]
    public void An_explanation_is_the_same_bytes_each_time_and_reads_back()
    {
        var decision = new FindingExplained("0123", "4567", "key1", "Đúng: “đã kiểm tra”, 5 < 6 \\ \"trạm\"");

        var bytes = DecisionCodec.Encode(decision);

        Assert.Equal(
            """{"type":"finding.explained","finding":"0123","numbers":"4567","by":"key1","reason":"Đúng: “đã kiểm tra”, 5 < 6 \\ \"trạm\""}""",
            Encoding.UTF8.GetString(bytes));
        Assert.True(DecisionCodec.TryDecode(bytes, out var read));
        Assert.Equal(decision, read);
    }

    [Fact]
    public void Changes_of_credentials_are_the_same_bytes_each_time_and_no_explanations()
    {
        var at = new DateTimeOffset(2026, 3, 15, 12, 0, 0, 1, TimeSpan.FromHours(7));
        (byte[] Bytes, string Text)[] decisions =
        [
            (DecisionCodec.Encode(new CredentialCreated("k1", "Operator", "vnpt", ["24@2004-07-08", "VN"], at.AddDays(1), "", "CN=Hà Nội", "command line", at)),
                """{"type":"credential.created","credential":"k1","role":"Operator","source":"vnpt","territory":["24@2004-07-08","VN"],"expires":"2026-03-16T05:00:00.001Z","thumbprint":"","subject":"CN=Hà Nội","by":"command line","at":"2026-03-15T05:00:00.001Z"}"""),
            (DecisionCodec.Encode(new CredentialRotated("k1", "k2", at, "k0", at)),
                """{"type":"credential.rotated","credential":"k1","replacedBy":"k2","expires":"2026-03-15T05:00:00.001Z","by":"k0","at":"2026-03-15T05:00:00.001Z"}"""),
            (DecisionCodec.Encode(new CredentialRevoked("k1", "máy \"cũ\"", "k0", at)),
                """{"type":"credential.revoked","credential":"k1","reason":"máy \"cũ\"","by":"k0","at":"2026-03-15T05:00:00.001Z"}"""),
            (DecisionCodec.Encode(new SourceLimitsChanged("vnpt", 1, 2, 3_000_000_000, "k0", at)),
                """{"type":"limits.changed","source":"vnpt","submissionsPerSecond":1,"submissionBurst":2,"cellsPerDay":3000000000,"by":"k0","at":"2026-03-15T05:00:00.001Z"}"""),
        ];

        Assert.All(decisions, d =>
        {
            Assert.Equal(d.Text, Encoding.UTF8.GetString(d.Bytes));
            Assert.False(DecisionCodec.TryDecode(d.Bytes, out _));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("""{"type":"month.published","finding":"1","numbers":"2","by":"3","reason":"4"}""")]
    [InlineData("""{"type":"finding.explained","finding":"1"}""")]
    [InlineData("""{"type":"finding.explained","finding":1,"numbers":"2","by":"3","reason":"4"}""")]
    public void What_is_no_explanation_is_left_alone(string payload) => Assert.False(DecisionCodec.TryDecode(Encoding.UTF8.GetBytes(payload), out _));

    [Fact]
    public async Task Decisions_are_read_without_the_entries_between_them()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(folder.Path);
        for (var i = 1; i <= 9; i++)
        {
            var payload = Encoding.UTF8.GetBytes($"entry {i}");
            await ledger.AppendAsync(new NewEntry(i % 3 == 0 ? EntryKind.Decision : EntryKind.Submission, "-", $"id{i}", payload, SHA256.HashData(payload), ReadOnlyMemory<byte>.Empty));
        }

        Assert.Equal([3L, 6L, 9L], ledger.ReadKind(EntryKind.Decision, 1, 9).Select(e => e.Header.Sequence));
        Assert.Equal([6L], ledger.ReadKind(EntryKind.Decision, 4, 8).Select(e => e.Header.Sequence));
        Assert.Equal([3L], ledger.ReadKind(EntryKind.Decision, 1, 9, maxEntries: 1).Select(e => e.Header.Sequence));
        Assert.Equal("entry 6", Encoding.UTF8.GetString(ledger.ReadKind(EntryKind.Decision, 6, 6)[0].Payload.Span));
        Assert.True(ledger.Verify().IsSound);
    }
}
