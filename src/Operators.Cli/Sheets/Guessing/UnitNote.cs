namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>What a header or a column of units says that figures are counted in.</summary>
/// <param name="Unit">The catalogue's unit: <c>VND</c>, <c>subscription</c>.</param>
/// <param name="Factor">How many of it one is.</param>
internal sealed record UnitNote(string Unit, long Factor);
