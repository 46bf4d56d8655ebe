using System.Text.Json;
using Google.Protobuf;
using Telemetry.Doctor.Json;
using Telemetry.Portal.Query.Examinations;
using Telemetry.Protocol.V1;

namespace Telemetry.Portal.Rpc;

/// <summary>Examinations over the protocol. Pure.</summary>
internal static class RpcDoctorMapper
{
    /// <summary>The question.</summary>
    public static ExaminationRequest Map(ExamineRequest request) => new(request.Text, request.Area, request.Period);

    /// <summary>The answer: the document as its bytes.</summary>
    public static ExamineResponse Map(ExaminationJson document) => new()
    {
        ExaminationJson = UnsafeByteOperations.UnsafeWrap(JsonSerializer.SerializeToUtf8Bytes(document, DoctorJsonContext.Readable.ExaminationJson)),
        Numbers = document.Counts.Numbers,
        Fails = document.Counts.Fails,
        HoldsOnlyIf = document.Counts.HoldsOnlyIf,
        Holds = document.Counts.Holds,
    };
}
