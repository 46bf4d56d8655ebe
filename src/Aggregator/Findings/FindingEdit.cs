using Telemetry.Doctor.Edits;

namespace Telemetry.Aggregator.Findings;

/// <summary>The one smallest change of a value that would make it right.</summary>
/// <param name="Cell">Index of the value in the finding's cells.</param>
/// <param name="From">As reported.</param>
/// <param name="To">As it would be right.</param>
/// <param name="Class">The slip that would explain it.</param>
public sealed record FindingEdit(int Cell, decimal From, decimal To, EditClass Class);
