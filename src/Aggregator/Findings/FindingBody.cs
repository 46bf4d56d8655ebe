using Telemetry.Doctor.Edits;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings;

/// <summary>What <see cref="FindingCodec"/> writes: a finding with units and periods written out.</summary>
internal sealed record FindingBody(
    string Rule,
    CheckRuleKind Kind,
    CheckSeverity Severity,
    string Source,
    string Item,
    string Area,
    string Period,
    FindingBody.Cell[] Cells,
    decimal? Actual,
    decimal? Expected,
    decimal? Threshold,
    int Count,
    FindingBody.Change? Edit)
{
    /// <summary>A value.</summary>
    public sealed record Cell(string Source, string Metric, string Area, string Period, decimal Value, long Receipt);

    /// <summary>An edit.</summary>
    public sealed record Change(int Cell, decimal From, decimal To, EditClass Class);
}
