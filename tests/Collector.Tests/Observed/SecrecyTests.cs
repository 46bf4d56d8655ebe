using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>Neither a secret nor a person is in what the service says about itself: its log, and all that it exports or lets be scraped.</summary>
public sealed class SecrecyTests
{
    private const string Person = "Nguyen-Van-An-0912345678";
    private const string OddAddress = "127.0.0.77";

    [Fact]
    public async Task No_key_note_reason_address_or_agent_is_exported_logged_or_scraped()
    {
        using var data = new TemporaryFolder();
        await using var receiver = await OtlpReceiver.StartAsync();
        var port = FreePort.Take();
        var metricsPort = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt", "--note", Person);
        await using var service = await CollectorProcess.StartAsync(data.Path, ["--metrics-port", metricsPort, "--log-format", "json"], variables: receiver.Variables());
        const string wrongKey = "tk_0123456789abcdef_wrongwrongwrongwrongwrongwrongwrong";
        await using (var client = new TelemetryClient(new TelemetryClientOptions { Address = service.GrpcAddress, ApiKey = key }))
        {
            await client.SubmitAsync(Figures.Month("a", 5, Person));
            await Assert.ThrowsAsync<TelemetryException>(() => client.SubmitAsync(Figures.Month("a", 6, Person)));
        }

        await using (var client = new TelemetryClient(new TelemetryClientOptions { Address = service.GrpcAddress, ApiKey = wrongKey }))
        {
            await Assert.ThrowsAsync<TelemetryException>(() => client.SubmitAsync(Figures.Month("b", 5)));
        }

        using (var http = new HttpClient(From(OddAddress)))
        {
            await AskAsync(http, new Uri(service.PortalAddress, $"/api/v1/figures?key={key}"), key: null);
            await AskAsync(http, new Uri(service.PortalAddress, $"/{key}?name={Person}"), wrongKey);
            await AskAsync(http, new Uri(service.PortalAddress, $"/api/v1/submissions/{Person}"), key);
            await AskAsync(http, new Uri(service.PortalAddress, $"/api/v1/figures?area={Person}"), key);
            await OtlpReceiver.WaitForAsync(() => receiver.Logs, l => l.Body.StartsWith("Turned " + OddAddress, StringComparison.Ordinal));
        }

        var scraped = await new HttpClient().GetStringAsync(new Uri($"http://127.0.0.1:{metricsPort}/metrics"));
        Assert.Equal(0, await service.StopAsync());

        var log = service.Output + service.ErrorOutput;
        Assert.Contains(receiver.Spans, s => s.Name == "GET /api/v1/submissions/{**id}");
        foreach (var secret in new[] { key, key[^20..], wrongKey, wrongKey[^20..], Person, "agent-of-" })
        {
            Assert.DoesNotContain(secret, receiver.Everything, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, scraped, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
        }

        // Who was turned away is said in the two lines of AccessLog, and where somebody is from nowhere else.
        Assert.DoesNotContain(OddAddress, scraped, StringComparison.Ordinal);
        Assert.All(receiver.Spans, s => Assert.DoesNotContain(s.Tags.Values, v => v.Contains(OddAddress, StringComparison.Ordinal)));
        Assert.All(receiver.Spans, s => Assert.Empty(s.State));
        Assert.All(receiver.Logs.Where(l => l.ToString().Contains(OddAddress, StringComparison.Ordinal)), l => Assert.EndsWith(".AccessLog", l.Category, StringComparison.Ordinal));
    }

    private static async Task AskAsync(HttpClient http, Uri address, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd("agent-of-" + Person);
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.Headers.Add("tracestate", "name=" + Person);
        request.Headers.Add("baggage", "name=" + Person);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request);
        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    private static SocketsHttpHandler From(string address) => new()
    {
        UseProxy = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
