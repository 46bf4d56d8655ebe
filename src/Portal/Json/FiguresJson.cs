namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>/api/v1/figures</c>.</summary>
/// <param name="Figures">In the order of the question: indicator, area, period, operator.</param>
/// <param name="AsOf">Ledger position that all figures were computed at.</param>
internal sealed record FiguresJson(IReadOnlyList<FigureJson> Figures, long AsOf);
