using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Evidence;

namespace Telemetry.Collector.Tests.Tool;

/// <summary><c>telemetry receipt</c> against a running service.</summary>
public sealed class ReceiptCommandTests(ToolService service) : IClassFixture<ToolService>
{
    [Fact]
    public async Task A_receipt_comes_with_every_verdict_however_many_answers_they_take()
    {
        var receipt = await service.JsonAsync(service.Operator, "receipt", ToolService.Submission, "--out", "receipt.json");

        var verdicts = receipt.GetProperty("verdicts");
        Assert.Equal((ToolService.UnknownUnits, ToolService.UnknownUnits), (receipt.GetProperty("verdictCount").GetInt32(), verdicts.GetArrayLength()));
        Assert.Equal(ToolService.UnknownUnits, verdicts.EnumerateArray().Select(v => v.GetProperty("area").GetString()).Distinct().Count());
        Assert.Equal((1, ToolService.UnknownUnits, "vnpt"), (receipt.GetProperty("accepted").GetInt32(), receipt.GetProperty("refused").GetInt32(), receipt.GetProperty("source").GetString()));
        Assert.Equal("unknownArea", verdicts[0].GetProperty("code").GetString());
        var kept = await File.ReadAllBytesAsync(Path.Combine(service.Folder, "receipt.json"));
        var said = JsonNode.Parse(kept)!.AsObject();
        Assert.True(said.Remove("entry"));
        Assert.True(JsonNode.DeepEquals(said, JsonNode.Parse(receipt.GetRawText())));
        Assert.True(EvidenceCheck.Receipt(EntryReceipt.TryRead(kept)!).Holds);
        Assert.Equal((2, "unusable"), await service.FailAsync(service.Operator, "receipt", ToolService.Submission, "--out", "receipt.json"));
    }

    [Fact]
    public async Task A_person_reads_it_in_their_language()
    {
        var (exit, output, errors) = await service.RunAsync(service.Operator, "receipt", ToolService.Submission, "--lang", "vi");

        Assert.Equal((0, ""), (exit, errors));
        Assert.StartsWith("Biên nhận billing/2026-02/1", output, StringComparison.Ordinal);
        Assert.Contains("gửi 2.501 = nhận 1 + từ chối 2.500", output, StringComparison.Ordinal);
        Assert.Contains("mã địa bàn không có", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task What_is_not_there_or_not_ones_own_is_said_by_code()
    {
        Assert.Equal((1, "not-found"), await service.FailAsync(service.Operator, "receipt", "nothing/of/that/name"));
        Assert.Equal((3, "not-permitted"), await service.FailAsync(service.Reader, "receipt", ToolService.Submission));
        Assert.Equal((3, "unauthenticated"), await service.FailAsync("tk_nobody", "receipt", ToolService.Submission));
        Assert.Equal((2, "unusable"), await service.FailAsync(null, "receipt", ToolService.Submission));
        Assert.Equal((2, "usage"), await service.FailAsync(service.Operator, "receipt"));
    }
}
