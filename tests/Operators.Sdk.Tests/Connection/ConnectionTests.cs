using System.Net;
using System.Net.Sockets;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Connection;

/// <summary>Connections that come to nothing: each may be tried again, and the next attempt connects anew.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_refused_connection_is_unavailable()
    {
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = new Uri("http://127.0.0.1:1") });
        Assert.Equal(SubmitFailure.Unavailable, (await FailAsync(client)).Failure);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_peer_that_says_nothing_is_given_up_on(string scheme)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var client = new TelemetryClient(new TelemetryClientOptions
        {
            Address = new Uri($"{scheme}://localhost:{((IPEndPoint)silent.LocalEndpoint).Port}"),
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
            Deadline = TimeSpan.FromSeconds(1),
        });

        Assert.True((await FailAsync(client)).MaySendAgain);
    }

    [Fact]
    public async Task After_an_outage_the_next_call_tries_at_once()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await using var client = server.Client();
        await server.StopAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await FailAsync(client)).MaySendAgain);
        }

        await server.StartAgainAsync();
        Assert.Equal(1, (await client.SubmitAsync(TestSpool.Table("a"))).Sequence);
    }

    [Fact]
    public async Task A_peer_that_freezes_is_noticed_before_the_deadline()
    {
        // Takes everything in and answers nothing, not even a ping: a process that was stopped.
        using var frozen = new TcpListener(IPAddress.Loopback, 0);
        frozen.Start();
        await using var client = new TelemetryClient(new TelemetryClientOptions
        {
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)frozen.LocalEndpoint).Port}"),
            KeepAliveDelay = TimeSpan.FromSeconds(1),
            KeepAliveTimeout = TimeSpan.FromSeconds(1),
            Deadline = TimeSpan.FromMinutes(5),
        });

        Assert.True((await FailAsync(client).WaitAsync(TestSpool.Patience)).MaySendAgain);
    }

    private static Task<TelemetryException> FailAsync(TelemetryClient client) =>
        Assert.ThrowsAsync<TelemetryException>(() => client.SubmitAsync(TestSpool.Table("a")));
}
