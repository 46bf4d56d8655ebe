using Compat.Tests.Contract;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Compat.Tests.Calls;

/// <summary>The real server and client, over a real socket, do with the contract assemblies what they do with gRPC's own.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private const int Limit = 30_000;

    private static readonly Note Hello = new() { Text = "xin chào", Number = 7 };

    private EchoHost _host = null!;

    private Echo.EchoClient Client => _host.Client;

    public async ValueTask InitializeAsync() => _host = await EchoHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact(Timeout = Limit)]
    public async Task A_unary_call_is_answered() => Assert.Equal(Hello, await Client.SayAsync(Hello));

    [Fact(Timeout = Limit)]
    public async Task A_blocking_call_is_answered() => Assert.Equal(Hello, await Task.Run(() => Client.Say(Hello)));

    [Fact(Timeout = Limit)]
    public async Task A_client_stream_is_collected()
    {
        using var call = Client.Collect();
        for (var i = 0; i < 3; i++)
        {
            await call.RequestStream.WriteAsync(Hello);
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(21, (await call).Number);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact(Timeout = Limit)]
    public async Task A_server_stream_is_read_to_its_end()
    {
        using var call = Client.Repeat(new Note { Text = "a", Number = 100 });

        var numbers = await call.ResponseStream.ReadAllAsync().Select(note => note.Number).ToListAsync();

        Assert.Equal(Enumerable.Range(1, 100), numbers);
    }

    [Fact(Timeout = Limit)]
    public async Task A_duplex_stream_answers_each_message_before_the_next()
    {
        using var call = Client.Chat();
        for (var i = 1; i <= 10; i++)
        {
            await call.RequestStream.WriteAsync(new Note { Number = i }, CancellationToken.None);
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(i, call.ResponseStream.Current.Number);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Fact(Timeout = Limit)]
    public async Task Messages_travel_in_gzip_both_ways()
    {
        var gzip = new Metadata { { "grpc-internal-encoding-request", "gzip" } };
        using var call = Client.Chat(gzip);
        var note = new Note { Text = new string('a', 100_000) };
        for (var i = 0; i < 5; i++)
        {
            await call.RequestStream.WriteAsync(note);
            await call.ResponseStream.MoveNext(CancellationToken.None);
            Assert.Equal(note, call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
        // To the end: a call disposed before it is an IOException in the server's reader, and an error in its log.
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("gzip", (await call.ResponseHeadersAsync).GetValue("request-encoding"));
        Assert.Equal("gzip", _host.Wire.ResponseEncoding);
    }

    [Fact(Timeout = Limit)]
    public async Task Metadata_comes_back_as_headers_and_trailers()
    {
        using var call = Client.SayAsync(Hello, new Metadata { { "X-Text", "value" }, { "x-bytes-bin", [0, 200, 10] } });
        await call;

        foreach (var received in new[] { await call.ResponseHeadersAsync, call.GetTrailers() })
        {
            Assert.Equal("value", received.GetValue("x-text"));
            Assert.Equal([0, 200, 10], received.GetValueBytes("x-bytes-bin"));
        }
    }

    [Fact(Timeout = Limit)]
    public async Task A_failure_brings_its_status_and_trailers()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await Client.SayAsync(new Note { Text = EchoService.Fail }));

        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
        Assert.Equal(EchoService.Reason, failure.Status.Detail);
        Assert.Equal("asked to", failure.Trailers.GetValue("why"));
        Assert.Equal([0, 1, 255], failure.Trailers.GetValueBytes("details-bin"));
    }

    [Fact(Timeout = Limit)]
    public async Task A_deadline_ends_the_call_on_both_sides()
    {
        using var call = Client.SayAsync(new Note { Text = EchoService.Wait }, deadline: DateTime.UtcNow.AddSeconds(1));

        Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
        await _host.Journal.WasCancelled;
    }

    [Fact(Timeout = Limit)]
    public async Task Cancelling_ends_the_call_on_both_sides()
    {
        using var cancel = new CancellationTokenSource();
        using var call = Client.SayAsync(new Note { Text = EchoService.Wait }, cancellationToken: cancel.Token);
        await _host.Journal.WasStarted;

        await cancel.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
        await _host.Journal.WasCancelled;
    }

    [Fact(Timeout = Limit)]
    public async Task Disposing_a_call_cancels_it()
    {
        using (Client.SayAsync(new Note { Text = EchoService.Wait }))
        {
            await _host.Journal.WasStarted;
        }

        await _host.Journal.WasCancelled;
    }

    [Fact(Timeout = Limit)]
    public async Task Interceptors_on_both_sides_see_every_kind_of_call()
    {
        var mine = new RecordingInterceptor();
        var client = new Echo.EchoClient(_host.Channel.Intercept(mine));

        using var unary = client.SayAsync(Hello);
        await unary;
        await Task.Run(() => client.Say(Hello));
        using var collect = client.Collect();
        await collect.RequestStream.CompleteAsync();
        await collect;
        using var repeat = client.Repeat(Hello);
        await repeat.ResponseStream.ReadAllAsync().CountAsync();
        using var chat = client.Chat();
        await chat.RequestStream.CompleteAsync();
        await chat.ResponseStream.ReadAllAsync().CountAsync();

        Assert.Equal(["unary", "blocking", "client stream", "server stream", "duplex"], mine.Seen);
        Assert.Equal(["unary", "unary", "client stream", "server stream", "duplex"], _host.Interceptor.Seen);
        Assert.Equal("unary", (await unary.ResponseHeadersAsync).GetValue("intercepted"));
        Assert.Equal("duplex", (await chat.ResponseHeadersAsync).GetValue("intercepted"));
    }

    [Fact(Timeout = Limit)]
    public async Task The_first_interceptor_sees_the_call_first()
    {
        var order = new List<string>();
        var invoker = _host.Channel
            .CreateCallInvoker()
            .Intercept(headers => Note("innermost", headers))
            .Intercept(new RecordingInterceptor(), new RecordingInterceptor())
            .Intercept(headers => Note("outermost", headers));

        await new Echo.EchoClient(invoker).SayAsync(Hello);

        Assert.Equal(["outermost 0", "innermost 2"], order);

        Metadata Note(string name, Metadata headers)
        {
            order.Add($"{name} {headers.Count}");
            return headers;
        }
    }

    [Fact(Timeout = Limit)]
    public async Task The_last_host_named_wins()
    {
        var recorder = new RecordingInterceptor();
        var client = new Echo.EchoClient(_host.Channel.Intercept(recorder)).WithHost("one").WithHost("two");

        await client.SayAsync(Hello);

        Assert.Equal(["unary to two"], recorder.Seen);
    }

    [Fact(Timeout = Limit)]
    public async Task Call_credentials_add_their_header()
    {
        var token = CallCredentials.FromInterceptor((context, metadata) =>
        {
            metadata.Add("authorization", $"Bearer for {context.MethodName}");
            return Task.CompletedTask;
        });
        using var channel = _host.Connect(new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, token),
            UnsafeUseInsecureChannelCallCredentials = true,
        });

        using var call = new Echo.EchoClient(channel).SayAsync(Hello);
        await call;

        Assert.Equal("Bearer for Say", (await call.ResponseHeadersAsync).GetValue("authorized"));
    }

    [Fact(Timeout = Limit)]
    public async Task A_service_defined_by_hand_is_served()
    {
        using var call = _host.Channel.CreateCallInvoker().AsyncUnaryCall(EchoHost.Shout, host: null, default, "này");

        Assert.Equal("NÀY", await call);
    }
}
