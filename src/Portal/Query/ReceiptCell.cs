using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Query;

/// <summary>One accepted cell of a submission.</summary>
/// <param name="Area">The unit.</param>
/// <param name="Metric">Metric code; in a plan perhaps an indicator's.</param>
/// <param name="State">A value, or why there is none.</param>
/// <param name="Value">In the metric's unit, exact; null where the state is not present.</param>
/// <param name="ReplacedBy">The latest later entry of the source with the same cell; null where this one stands.</param>
public sealed record ReceiptCell(Area Area, string Metric, CellState State, decimal? Value, long? ReplacedBy);
