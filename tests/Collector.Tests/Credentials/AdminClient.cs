using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.Rpc;
using Telemetry.Protocol.V1;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>AdminService as an administrator's program calls it.</summary>
internal sealed class AdminClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly Metadata _headers;

    public AdminClient(TestCollector collector, string? key = null)
    {
        _channel = GrpcChannel.ForAddress(collector.Host.GrpcAddress, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { UseProxy = false }, DisposeHttpClient = true });
        Key = key ?? collector.Key(CredentialRole.Administrator, null, []);
        _headers = new Metadata { { "authorization", "Bearer " + Key } };
        Calls = new AdminService.AdminServiceClient(_channel);
    }

    public AdminService.AdminServiceClient Calls { get; }

    public string Key { get; }

    public string Id => ApiKey.TryGetPrefix(Key, out var prefix) ? prefix : throw new InvalidOperationException("no key");

    public Task<CreateCredentialResponse> CreateAsync(CreateCredentialRequest request) => Calls.CreateCredentialAsync(request, _headers).ResponseAsync;

    public Task<CreateCredentialResponse> RotateAsync(RotateCredentialRequest request) => Calls.RotateCredentialAsync(request, _headers).ResponseAsync;

    public Task<Protocol.V1.Credential> RevokeAsync(string id, string reason = "") =>
        Calls.RevokeCredentialAsync(new RevokeCredentialRequest { Id = id, Reason = reason }, _headers).ResponseAsync;

    public async Task<IReadOnlyList<Protocol.V1.Credential>> ListAsync(bool includeEnded = false) =>
        (await Calls.ListCredentialsAsync(new ListCredentialsRequest { IncludeEnded = includeEnded }, _headers)).Credentials;

    public Task<Protocol.V1.SourceLimits> LimitAsync(Protocol.V1.SourceLimits limits) => Calls.SetSourceLimitsAsync(limits, _headers).ResponseAsync;

    public Task<ListSourceLimitsResponse> LimitsAsync() => Calls.ListSourceLimitsAsync(new ListSourceLimitsRequest(), _headers).ResponseAsync;

    /// <summary>An operator's key for a source.</summary>
    public Task<CreateCredentialResponse> OperatorAsync(string source, uint days = 0) =>
        CreateAsync(new CreateCredentialRequest { Role = Protocol.V1.CredentialRole.Operator, Source = source, Days = days });

    /// <summary>The status of a call that fails, with the fields that it names.</summary>
    public static async Task<(StatusCode Code, string Message, IReadOnlyList<string> Fields)> FailureAsync<T>(Task<T> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => call);
        var fields = new List<string>();
        if (error.Trailers.GetValueBytes("grpc-status-details-bin") is { } bytes)
        {
            foreach (var detail in Protocol.Rpc.Status.Parser.ParseFrom(bytes).Details)
            {
                if (detail.TryUnpack<BadRequest>(out var bad))
                {
                    fields.AddRange(bad.FieldViolations.Select(v => v.Field));
                }
            }
        }

        return (error.StatusCode, error.Status.Detail, fields);
    }

    public void Dispose() => _channel.Dispose();
}
