using System.Net;
using Compat.Tests.Contract;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Calls;

/// <summary>The echo service on a real Kestrel (HTTP/2 without TLS) that answers in gzip, and a client of it.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ErrorLog _log;

    private EchoHost(WebApplication app, ErrorLog log, RecordingInterceptor interceptor)
    {
        _app = app;
        _log = log;
        Interceptor = interceptor;
        Address = new Uri(app.Urls.Single());
        Channel = Connect(new GrpcChannelOptions { HttpHandler = Wire });
        Client = new Echo.EchoClient(Channel);
    }

    public static Method<string, string> Shout { get; } = new(
        MethodType.Unary,
        "compat.tests.ByHand",
        "Shout",
        Marshallers.StringMarshaller,
        Marshallers.StringMarshaller);

    public Uri Address { get; }

    public RecordingInterceptor Interceptor { get; }

    public WireRecorder Wire { get; } = new();

    public GrpcChannel Channel { get; }

    public Echo.EchoClient Client { get; }

    public EchoJournal Journal => _app.Services.GetRequiredService<EchoJournal>();

    public static async Task<EchoHost> Start()
    {
        var log = new ErrorLog();
        var interceptor = new RecordingInterceptor();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<EchoJournal>();
        builder.Services.AddSingleton(interceptor);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.ResponseCompressionAlgorithm = "gzip";
            grpc.Interceptors.Add<RecordingInterceptor>();
        });

        var app = builder.Build();
        app.MapGrpcService<EchoService>();
        app.MapGrpcService(ServerServiceDefinition.CreateBuilder()
            .AddMethod(Shout, (request, _) => Task.FromResult(request.ToUpperInvariant()))
            .Build());
        await app.StartAsync();
        return new EchoHost(app, log, interceptor);
    }

    public GrpcChannel Connect(GrpcChannelOptions options) => GrpcChannel.ForAddress(Address, options);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
        Assert.True(_log.Errors.IsEmpty, string.Join("\n", _log.Errors));
    }
}
