using Grpc.AspNetCore.Server;
using Grpc.Core;
using Telemetry.Portal.Query;
using Telemetry.Protocol.V1;

namespace Telemetry.Portal.Rpc;

/// <summary>QueryService of the protocol: the same questions and answers as the JSON endpoints.</summary>
internal sealed class RpcQueryService(FigureQueryService figures, RpcFigureMapper mapper) : QueryService.QueryServiceBase
{
    /// <inheritdoc/>
    public override async Task<GetFiguresResponse> GetFigures(GetFiguresRequest request, ServerCallContext context)
    {
        var question = new FigureRequest(request.Indicators, request.Areas, request.Periods, request.Operators, request.AsOf) { Boundaries = request.Boundaries };
        return Answer(await figures.AnswerAsync(CallerOf(context), question, context.CancellationToken), isSeries: false);
    }

    /// <inheritdoc/>
    public override async Task<GetFiguresResponse> GetSeries(GetSeriesRequest request, ServerCallContext context)
    {
        var question = new SeriesRequest(request.Metric, request.Area, request.From, request.To, request.Operator, request.AsOf) { Boundaries = request.Boundaries };
        return Answer(await figures.AnswerAsync(CallerOf(context), question, context.CancellationToken), isSeries: true);
    }

    private static Caller? CallerOf(ServerCallContext context) => context.GetHttpContext().GetCaller();

    private GetFiguresResponse Answer(Reply<FigureAnswer> outcome, bool isSeries) =>
        outcome.TryGet(out var answer, out var fault) ? mapper.Map(answer) : throw RpcFaultMapper.Map(fault, isSeries);
}
