using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Publication;

/// <summary>A reported cell that came, or came again, after an edition. Immutable.</summary>
/// <param name="Source">Source code; <c>plan:</c> + source code for plans.</param>
/// <param name="Metric">Metric code.</param>
/// <param name="Area">The unit.</param>
/// <param name="Period">The period that it was reported for.</param>
/// <param name="Sequence">Ledger position of the submission, which its receipt bears.</param>
/// <param name="OldState">What it was at the edition; null: nothing had come.</param>
/// <param name="Old">Its value then; null unless it was one.</param>
/// <param name="NewState">What it is now.</param>
/// <param name="New">Its value now; null unless it is one.</param>
public sealed record ChangedCell(string Source, string Metric, AreaKey Area, Period Period, long Sequence, CellState? OldState, decimal? Old, CellState NewState, decimal? New);
