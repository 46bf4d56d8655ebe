using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Query;

/// <summary>How a figure came to be what it is.</summary>
/// <param name="Figure">The figure at the position asked for.</param>
/// <param name="AsOf">That position.</param>
/// <param name="Changes">Its changes up to there, the latest first.</param>
/// <param name="IsWhole">Whether these are all.</param>
/// <param name="IsLedgerOut">Whether the ledger could not be asked for what it says of the entries.</param>
public sealed record FigureHistoryAnswer(Figure Figure, long AsOf, IReadOnlyList<ExplainedChange> Changes, bool IsWhole, bool IsLedgerOut);
