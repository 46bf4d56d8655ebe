using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Tests.Tool;

/// <summary><c>telemetry doctor</c> against a running service, and the call behind it.</summary>
public sealed class DoctorCommandTests(ToolService service) : IClassFixture<ToolService>
{
    private const string Report = "Tổng số thuê bao điện thoại đạt 1.869.673 thuê bao; trong đó, thuê bao cố định là 73.953 thuê bao, thuê bao di động là 1.759.720 thuê bao.";

    [Fact]
    public async Task The_service_is_asked_and_its_document_is_the_one_over_gRPC()
    {
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "sai.txt"), Report);
        var (exit, output, errors) = await service.RunAsync(service.Reader, "doctor", "sai.txt", "--area", "24", "--period", "2026-02", "--json");
        using var channel = GrpcChannel.ForAddress(service.Collector.Host.GrpcAddress);
        var answer = await new DoctorService.DoctorServiceClient(channel).ExamineAsync(
            new ExamineRequest { Text = Report, Area = "24", Period = "2026-02" }, new Metadata { { "authorization", "Bearer " + service.Reader } });

        Assert.True(exit == 5, errors + output);
        Assert.Equal("", errors);
        var document = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("ledger", "24@2025-07-01"), (document.GetProperty("comparedWith").GetString(), document.GetProperty("readAs").GetProperty("area").GetProperty("code").GetString()));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(answer.ExaminationJson.ToStringUtf8()).RootElement, document));
        Assert.True(answer.Fails > 0);
    }

    [Fact]
    public async Task Nothing_of_a_report_is_logged_or_kept()
    {
        const string Secret = "bí mật 98.765.431";
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "mat.txt"), Report + Secret);
        var before = service.Collector.Host.Stores.Series.Position;
        await service.RunAsync(service.Reader, "doctor", "mat.txt");

        Assert.Equal(before, service.Collector.Host.Stores.Series.Position);
        Assert.DoesNotContain(service.Collector.Log.Lines, l => l.Contains("98.765.431", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("99", 1, "invalid")]
    [InlineData("24@1999-01-01", 1, "invalid")]
    public async Task A_unit_that_the_service_does_not_know_is_refused_by_code(string area, int exit, string code)
    {
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "mot.txt"), Report);

        Assert.Equal((exit, code), await service.FailAsync(service.Reader, "doctor", "mot.txt", "--area", area));
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "hai.txt"), Report);

        Assert.Equal((3, "unauthenticated"), await service.FailAsync("tk_none", "doctor", "hai.txt"));
    }
}
