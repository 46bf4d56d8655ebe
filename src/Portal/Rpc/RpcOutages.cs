using Grpc.Core;
using Grpc.Core.Interceptors;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Rpc;

/// <summary>Answers UNAVAILABLE with a sentence where what an answer rests on cannot be asked at present.</summary>
internal sealed class RpcOutages : Interceptor
{
    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (QueryFault.Outage(e) is not null)
        {
            throw RpcFaultMapper.Map(QueryFault.Outage(e)!, areRepeated: false);
        }
    }
}
