using Grpc.AspNetCore.Server;
using Grpc.Core;
using Telemetry.Doctor.Json;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Examinations;
using Telemetry.Protocol.V1;

namespace Telemetry.Portal.Rpc;

/// <summary>DoctorService of the protocol: the same document as the JSON endpoint's.</summary>
internal sealed class RpcDoctorService(ExaminationService examinations, Catalogue.Catalogue catalogue) : DoctorService.DoctorServiceBase
{
    /// <inheritdoc/>
    public override async Task<ExamineResponse> Examine(ExamineRequest request, ServerCallContext context)
    {
        if (!DoctorEndpoint.TryWords(request.Language, out var words, out var fault)
            || !(await examinations.AnswerAsync(context.GetHttpContext().GetCaller(), RpcDoctorMapper.Map(request), context.CancellationToken)).TryGet(out var answer, out fault))
        {
            throw RpcFaultMapper.Map(fault, areRepeated: false);
        }

        return RpcDoctorMapper.Map(ExaminationJsonMapper.Map(answer.Examination, answer.Given, hasLedger: true, catalogue, words));
    }
}
