using System.Globalization;
using System.Text.Json;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>Log lines for machines.</summary>
public sealed class LogLineTests
{
    [Fact]
    public async Task Every_line_is_a_json_object_with_time_level_category_event_and_message()
    {
        using var data = new TemporaryFolder();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        await using var service = await CollectorProcess.StartAsync(data.Path, ["--log-format", "json"]);
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = service.GrpcAddress, ApiKey = key });
        await client.SubmitAsync(Figures.Month("a", 5));
        await Assert.ThrowsAsync<TelemetryException>(() => client.SubmitAsync(Figures.Month("a", 6)));
        Assert.Equal(0, await service.StopAsync());

        var lines = service.Output.Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();

        Assert.All(lines, line =>
        {
            Assert.EndsWith("Z", line.GetProperty("time").GetString(), StringComparison.Ordinal);
            Assert.True(DateTimeOffset.TryParse(line.GetProperty("time").GetString(), CultureInfo.InvariantCulture, out _));
            Assert.Contains(line.GetProperty("level").GetString(), new[] { "information", "warning" });
            Assert.NotEmpty(line.GetProperty("category").GetString()!);
            Assert.True(line.GetProperty("eventId").GetInt32() > 0);
            Assert.NotEmpty(line.GetProperty("message").GetString()!);
        });
        var refused = Assert.Single(lines, l => l.GetProperty("eventId").GetInt32() == 100);
        Assert.Contains("IdReused", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(32, refused.GetProperty("traceId").GetString()!.Length);
    }
}
