using System.Globalization;
using Telemetry.Aggregator.Completeness;
using Telemetry.Portal.Query;
using Wire = Telemetry.Protocol.V1;

namespace Telemetry.Portal.Rpc;

/// <summary>Completeness as gRPC messages.</summary>
internal static class RpcCompletenessMapper
{
    /// <summary>The question.</summary>
    public static CompletenessRequest Map(Wire.GetCompletenessRequest request) => new(
        request.Period,
        request.Operator,
        request.Area,
        request.Detail switch
        {
            Wire.CompletenessDetail.Unspecified => null,
            Wire.CompletenessDetail.Areas => "areas",
            Wire.CompletenessDetail.Metrics => "metrics",
            var other => other.ToString("D"),
        },
        request.AsOf);

    /// <summary>The answer.</summary>
    public static Wire.GetCompletenessResponse Map(CompletenessAnswer answer) => new()
    {
        Period = answer.Period.ToString(),
        AsOf = answer.AsOf,
        AtUnixMs = answer.At.ToUnixTimeMilliseconds(),
        Counts = Map(answer.Total),
        Rows = { answer.Rows.Select(r => Map(r, answer.Detail)) },
    };

    private static Wire.CompletenessRow Map(CompletenessRow row, CompletenessDetail detail) => new()
    {
        Operator = row.Source.Code,
        OperatorName = row.Source.Name,
        Area = row.Area.Code,
        AreaKey = row.Area.Key.ToString(),
        AreaName = row.Area.Name,
        Due = row.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IsDue = row.IsDue,
        Status = Map(row.Status),
        Counts = Map(row.Count),
        FirstReceipt = row.FirstReceipt ?? 0,
        LastReceipt = row.LastReceipt ?? 0,
        Parts =
        {
            detail switch
            {
                CompletenessDetail.Areas => row.Units.Select(u => Part(u.Area.Key.ToString(), u.Area.Name, u.Count, row.IsDue)),
                CompletenessDetail.Metrics => row.Metrics.Select(m => Part(m.Metric.Code, m.Metric.Name, m.Count, row.IsDue)),
                _ => [],
            },
        },
    };

    private static Wire.CompletenessPart Part(string code, string name, CompletenessCount count, bool isDue) =>
        new() { Code = code, Name = name, Status = Map(CompletenessRow.StatusOf(count, isDue)), Counts = Map(count) };

    private static Wire.CompletenessCounts Map(CompletenessCount count) =>
        new() { Expected = count.Expected, Received = count.Received, Late = count.Late, Missing = count.Missing };

    private static Wire.CompletenessStatus Map(CompletenessStatus status) => status switch
    {
        CompletenessStatus.Complete => Wire.CompletenessStatus.Complete,
        CompletenessStatus.Late => Wire.CompletenessStatus.Late,
        CompletenessStatus.Missing => Wire.CompletenessStatus.Missing,
        CompletenessStatus.NotYetDue => Wire.CompletenessStatus.NotYetDue,
        _ => Wire.CompletenessStatus.Unspecified,
    };
}
