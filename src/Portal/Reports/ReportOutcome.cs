using System.Diagnostics.CodeAnalysis;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Reports;

/// <summary>A report, or why there is none; never both.</summary>
internal readonly struct ReportOutcome
{
    private readonly ReportDocument? _document;
    private readonly QueryFault? _fault;

    private ReportOutcome(ReportDocument? document, QueryFault? fault)
    {
        _document = document;
        _fault = fault;
    }

    /// <summary>Answered.</summary>
    public static ReportOutcome Of(ReportDocument document) => new(document, null);

    /// <summary>Not answered.</summary>
    public static ReportOutcome Of(QueryFault fault) => new(null, fault);

    /// <summary>True with the report; false with the fault.</summary>
    public bool TryGet([NotNullWhen(true)] out ReportDocument? document, [NotNullWhen(false)] out QueryFault? fault)
    {
        document = _document;
        fault = _fault;
        return document is not null;
    }
}
