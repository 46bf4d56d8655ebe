using System.Diagnostics.CodeAnalysis;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Grid;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>A file's sheets, or why it cannot be read.</summary>
internal sealed record WorkbookReading(Workbook? Workbook, Phrase? Refusal)
{
    [MemberNotNullWhen(true, nameof(Workbook))]
    public bool IsRead => Workbook is not null;
}
