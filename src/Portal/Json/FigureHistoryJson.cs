namespace Telemetry.Portal.Json;

/// <summary>Answer of <c>/api/v1/figures/history</c>.</summary>
/// <param name="Figure">The figure as <c>/api/v1/figures</c> gives it.</param>
/// <param name="Changes">The latest first.</param>
/// <param name="IsWhole">Whether these are all.</param>
/// <param name="AsOf">Ledger position up to which changes are told.</param>
internal sealed record FigureHistoryJson(FigureJson Figure, IReadOnlyList<FigureChangeJson> Changes, bool IsWhole, long AsOf);
