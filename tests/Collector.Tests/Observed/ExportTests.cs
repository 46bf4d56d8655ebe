using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>What the service exports about itself arrives at a receiver, by both of OTLP's protocols.</summary>
public sealed class ExportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Metrics_logs_and_traces_arrive_by_both_protocols(bool grpc)
    {
        using var data = new TemporaryFolder();
        await using var receiver = await OtlpReceiver.StartAsync();
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        await using var service = await CollectorProcess.StartAsync(data.Path, variables: receiver.Variables(grpc));
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = service.GrpcAddress, ApiKey = key });
        await client.SubmitAsync(Figures.Month("a", 5));
        await Assert.ThrowsAsync<TelemetryException>(() => client.SubmitAsync(Figures.Month("a", 6)));

        var commits = await OtlpReceiver.WaitForAsync(() => receiver.Metrics, m => m.Name == "telemetry.ledger.commit.duration");
        Assert.Equal(("telemetry-all", "Telemetry.Storage", "s", "histogram"), (commits.Service, commits.Meter, commits.Unit, commits.Kind));
        var backlog = await OtlpReceiver.WaitForAsync(() => receiver.Metrics, m => m.Name == "telemetry.projection.backlog");
        Assert.Equal(("{entry}", "gauge"), (backlog.Unit, backlog.Kind));
        await OtlpReceiver.WaitForAsync(() => receiver.Metrics, m => m.Name == "http.server.request.duration");
        await OtlpReceiver.WaitForAsync(() => receiver.Metrics, m => m.Name == "dotnet.process.memory.working_set");
        await OtlpReceiver.WaitForAsync(() => receiver.Logs, l => l.Body.StartsWith("Refused a submission of vnpt", StringComparison.Ordinal) && l.TraceId.Length == 32);
        await OtlpReceiver.WaitForAsync(() => receiver.Spans, s => s.Name == "telemetry.intake");
        Assert.Equal(0, await service.StopAsync());
        service.AssertNoErrorLogged();
    }

    [Fact]
    public async Task A_receiver_that_is_gone_neither_stops_the_service_nor_holds_up_its_end()
    {
        using var data = new TemporaryFolder();
        var variables = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{FreePort.Take()}", ["OTEL_METRIC_EXPORT_INTERVAL"] = "100" };
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        await using var service = await CollectorProcess.StartAsync(data.Path, variables: variables);
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = service.GrpcAddress, ApiKey = key });

        Assert.True((await client.SubmitAsync(Figures.Month("a", 5))).Sequence > 0);
        Assert.Equal(0, await service.StopAsync());
        service.AssertNoErrorLogged();
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "nowhere")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    public async Task A_variable_that_cannot_be_meant_is_said_at_the_start(string name, string value)
    {
        using var data = new TemporaryFolder();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => CollectorProcess.StartAsync(data.Path, variables: new Dictionary<string, string> { [name] = value }));

        Assert.Contains(name + " cannot be used; expected ", error.Message, StringComparison.Ordinal);
    }
}
