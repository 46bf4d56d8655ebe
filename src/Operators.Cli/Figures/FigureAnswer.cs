namespace Telemetry.Operators.Cli.Figures;

/// <summary>What <c>figures</c> and <c>series</c> write with <c>--json</c>.</summary>
/// <param name="AsOf">Ledger position of every figure.</param>
/// <param name="Figures">In the order of the question.</param>
internal sealed record FigureAnswer(long AsOf, IReadOnlyList<FigureRow> Figures);
