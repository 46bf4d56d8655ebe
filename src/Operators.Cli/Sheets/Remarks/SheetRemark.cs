using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Grid;

namespace Telemetry.Operators.Cli.Sheets.Remarks;

/// <summary>Something to say about a file.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">What it means for the file.</param>
/// <param name="At">The cell; null: the file.</param>
/// <param name="Received">As received; empty where the value is not the cause.</param>
/// <param name="Text">The sentence.</param>
internal sealed record SheetRemark(RemarkKind Kind, RemarkSeverity Severity, CellAddress? At, string Received, Phrase Text);
