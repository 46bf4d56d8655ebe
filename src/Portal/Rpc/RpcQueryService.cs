using Grpc.AspNetCore.Server;
using Grpc.Core;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;
using Telemetry.Portal.Reports;
using Telemetry.Protocol.V1;
using ReportFormat = Telemetry.Portal.Reports.ReportFormat;

namespace Telemetry.Portal.Rpc;

/// <summary>QueryService of the protocol: the same questions and answers as the JSON endpoints.</summary>
internal sealed class RpcQueryService(
    FigureQueryService figures, CompletenessQueryService completeness, ReportService reports, EvidenceQueryService evidence, Catalogue.Catalogue catalogue, RpcFigureMapper mapper) : QueryService.QueryServiceBase
{
    /// <inheritdoc/>
    public override async Task<GetFiguresResponse> GetFigures(GetFiguresRequest request, ServerCallContext context)
    {
        var question = new FigureRequest(request.Indicators, request.Areas, request.Periods, request.Operators, request.AsOf) { Boundaries = request.Boundaries, Edition = request.Edition };
        return mapper.Map(Answered(await figures.AnswerAsync(CallerOf(context), question, context.CancellationToken), areRepeated: true));
    }

    /// <inheritdoc/>
    public override async Task<GetFiguresResponse> GetSeries(GetSeriesRequest request, ServerCallContext context)
    {
        var question = new SeriesRequest(request.Metric, request.Area, request.From, request.To, request.Operator, request.AsOf) { Boundaries = request.Boundaries, Edition = request.Edition };
        return mapper.Map(Answered(await figures.AnswerAsync(CallerOf(context), question, context.CancellationToken)));
    }

    /// <inheritdoc/>
    public override async Task<GetCompletenessResponse> GetCompleteness(GetCompletenessRequest request, ServerCallContext context) => RpcCompletenessMapper.Map(
        Answered(await completeness.AnswerAsync(CallerOf(context), RpcCompletenessMapper.Map(request), context.CancellationToken)));

    /// <inheritdoc/>
    public override Task<ListReportsResponse> ListReports(ListReportsRequest request, ServerCallContext context) => CallerOf(context) is null
        ? throw RpcFaultMapper.Map(QueryFault.Unauthenticated, areRepeated: false)
        : Task.FromResult(RpcReportMapper.Map(catalogue.Reports));

    /// <inheritdoc/>
    public override async Task<GetReportResponse> GetReport(GetReportRequest request, ServerCallContext context)
    {
        if (CallerOf(context) is not { } caller)
        {
            throw RpcFaultMapper.Map(QueryFault.Unauthenticated, areRepeated: false);
        }

        if (!ReportFormat.TryRead(RpcReportMapper.FormatOf(request), out var format, out var fault))
        {
            throw RpcFaultMapper.Map(fault, areRepeated: false);
        }

        var document = Answered(await reports.AnswerAsync(caller, RpcReportMapper.Map(request), context.CancellationToken));
        return RpcReportMapper.Map(await ReportFile.RenderAsync(document, format, context.GetHttpContext().RequestServices, caller.IsDemo), document.Position);
    }

    /// <inheritdoc/>
    public override async Task<EvidenceDocument> GetCheckpoint(GetCheckpointRequest request, ServerCallContext context) => RpcEvidenceMapper.Map(
        CheckpointDocument.Write(Answered(await evidence.FindAsync(RpcEvidenceMapper.SizeOf(request.Size), context.CancellationToken))));

    /// <inheritdoc/>
    public override async Task<EvidenceDocument> GetEntryReceipt(GetEntryReceiptRequest request, ServerCallContext context) => RpcEvidenceMapper.Map(
        ReceiptDocument.Write(Answered(await evidence.ReceiptAsync(CallerOf(context), request.Id, context.CancellationToken))));

    /// <inheritdoc/>
    public override async Task<EvidenceDocument> GetEntryProof(GetEntryProofRequest request, ServerCallContext context) => RpcEvidenceMapper.Map(
        Answered(await evidence.ProofAsync(CallerOf(context), request.Id, request.Checkpoint == 0 ? null : RpcEvidenceMapper.SizeOf(request.Checkpoint), context.CancellationToken)).Write());

    /// <inheritdoc/>
    public override async Task<EvidenceDocument> GetConsistencyProof(GetConsistencyProofRequest request, ServerCallContext context) => RpcEvidenceMapper.Map(
        Answered(await evidence.ConsistencyAsync(RpcEvidenceMapper.SizeOf(request.Size), RpcEvidenceMapper.SizeOf(request.Earlier), context.CancellationToken)).Write());

    private static Caller? CallerOf(ServerCallContext context) => context.GetHttpContext().GetCaller();

    private static T Answered<T>(Reply<T> outcome, bool areRepeated = false)
        where T : class => outcome.TryGet(out var answer, out var fault) ? answer : throw RpcFaultMapper.Map(fault, areRepeated);
}
