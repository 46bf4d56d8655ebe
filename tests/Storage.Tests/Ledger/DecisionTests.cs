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
