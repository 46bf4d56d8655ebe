using Google.Protobuf;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Reports;
using Wire = Telemetry.Protocol.V1;

namespace Telemetry.Portal.Rpc;

/// <summary>Reports as gRPC messages.</summary>
internal static class RpcReportMapper
{
    private static readonly (Wire.ReportFormat Wire, ReportFormat Form)[] Formats =
    [
        (Wire.ReportFormat.Json, ReportFormat.Json),
        (Wire.ReportFormat.Csv, ReportFormat.Csv),
        (Wire.ReportFormat.Xlsx, ReportFormat.Xlsx),
        (Wire.ReportFormat.Html, ReportFormat.Html),
    ];

    /// <summary>The question.</summary>
    public static ReportRequest Map(Wire.GetReportRequest request) => new(request.Report, request.Area, request.Period, request.Language, request.AsOf) { Edition = request.Edition };

    /// <summary>The form's name as every edge knows it; a number that is none becomes a name that is none.</summary>
    public static string? FormatOf(Wire.GetReportRequest request) => request.Format == Wire.ReportFormat.Unspecified
        ? null
        : Formats.FirstOrDefault(f => f.Wire == request.Format).Form?.Name ?? request.Format.ToString("D");

    /// <summary>The answer.</summary>
    public static Wire.GetReportResponse Map(ReportFile file, long position) => new()
    {
        Content = UnsafeByteOperations.UnsafeWrap(file.Content),
        ContentType = file.ContentType,
        FileName = file.Name,
        AsOf = position,
    };

    /// <summary>The list.</summary>
    public static Wire.ListReportsResponse Map(IEnumerable<Report> reports) => new()
    {
        Reports =
        {
            reports.Select(r => new Wire.ReportEntry
            {
                Code = r.Code,
                Title = r.Title,
                EnglishTitle = r.EnglishTitle,
                Periods = { r.Grains.Select(ReportGrains.Name) },
                Formats = { Formats.Select(f => f.Wire) },
            }),
        },
    };
}
