using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>The service as a process: killed, stopped and frozen while a spool sends, and started again on the same data and port.</summary>
public sealed class ServiceFaultTests : IDisposable
{
    private const string Source = "vnpt";
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _spool = new();

    [Fact]
    public async Task A_service_that_is_killed_again_and_again_has_every_acknowledged_submission_once()
    {
        const int Kills = 3;
        var key = await KeyAsync();
        var random = Seeds.New();
        var port = FreePort.Take();
        await using var run = await OpenAsync(port, key);
        for (var round = 0; round < Kills; round++)
        {
            await using var service = await CollectorProcess.StartAsync(_data.Path, grpcPort: port);
            await run.EnqueueAsync(150);

            // The kill comes with an acknowledgement whose number is random.
            var at = run.Spool.Status.Acknowledged + random.Next(1, 120);
            await run.UntilAsync(s => s.Acknowledged >= at, $"{at} are acknowledged");
            service.Kill();
            await service.ExitAsync();
            await run.UntilAsync(s => s.LastFailure is not null || s.Pending == 0, "the spool noticed");
            var standing = Oracle().Check(run.Spool, run.Sent);
            Assert.True(standing is { Refused: 0, Pending: > 0 }, $"round {round}: {standing}");
            service.AssertNoErrorLogged();
        }

        await using var last = await CollectorProcess.StartAsync(_data.Path, grpcPort: port);
        Assert.Equal(new Standing(Kills * 150, 0, 0), await run.SettledAsync(Oracle()));
    }

    [Fact]
    public async Task A_service_that_stops_in_order_leaves_pending_what_it_did_not_answer()
    {
        var key = await KeyAsync();
        var port = FreePort.Take();
        await using var run = await OpenAsync(port, key);
        await using (var service = await CollectorProcess.StartAsync(_data.Path, grpcPort: port))
        {
            await run.EnqueueAsync(150);
            await run.UntilAsync(s => s.Acknowledged >= 20, "20 are acknowledged");
            Assert.Equal(0, await service.StopAsync());
            service.AssertNoErrorLogged();
        }

        await run.UntilAsync(s => s.LastFailure is not null, "the spool noticed");
        Assert.Equal(SubmitFailure.Unavailable, run.Spool.Status.LastFailure!.Failure);
        var standing = Oracle().Check(run.Spool, run.Sent);
        Assert.True(standing is { Refused: 0, Pending: > 0 }, standing.ToString());

        await using var last = await CollectorProcess.StartAsync(_data.Path, grpcPort: port);
        Assert.Equal(new Standing(150, 0, 0), await run.SettledAsync(Oracle()));
    }

    [Fact]
    public async Task A_service_that_is_frozen_is_given_up_on_and_doubles_nothing_when_it_goes_on()
    {
        var key = await KeyAsync();
        var port = FreePort.Take();
        await using var service = await CollectorProcess.StartAsync(_data.Path, grpcPort: port);
        await using var run = await OpenAsync(port, key);
        await run.EnqueueAsync(150);
        await run.UntilAsync(s => s.Acknowledged >= 20, "20 are acknowledged");

        service.Freeze();
        var told = run.Spool.Status.Acknowledged;
        await run.UntilAsync(s => s.LastFailure is { Attempts: >= 2 }, "two attempts were given up");
        var standing = Oracle().Check(run.Spool, run.Sent);
        Assert.True(standing.Pending > 0 && standing.Acknowledged <= told + 1, standing.ToString());
        service.Thaw();

        Assert.Equal(new Standing(150, 0, 0), await run.SettledAsync(Oracle()));
        service.AssertNoErrorLogged();
    }

    public void Dispose()
    {
        _data.Dispose();
        _spool.Dispose();
    }

    private Task<string> KeyAsync() => CollectorProcess.CreateKeyAsync(_data.Path, "--role", "operator", "--source", Source);

    private Task<SpoolRun> OpenAsync(int port, string key) => SpoolRun.OpenAsync(
        SpoolRun.Client(new Uri($"http://127.0.0.1:{port}"), key) with { Deadline = TimeSpan.FromSeconds(3) }, SpoolRun.Options(_spool.Path));

    private AckLedgerOracle Oracle() => new(_data.Path, Source);
}
