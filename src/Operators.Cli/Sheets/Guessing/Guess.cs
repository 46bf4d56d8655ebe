using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;

namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>A mapping proposed for a file, and what was understood of it.</summary>
/// <param name="Mapping">The proposal; null where not even one column is certain.</param>
/// <param name="Remarks">What was understood, and what was not.</param>
internal sealed record Guess(SheetMapping? Mapping, IReadOnlyList<SheetRemark> Remarks);
