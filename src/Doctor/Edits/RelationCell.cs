namespace Telemetry.Doctor.Edits;

/// <summary>One number of a relation.</summary>
/// <param name="Coefficient">What it counts for: 1 or −1 in a sum, any whole number.</param>
/// <param name="Value">The number as given, whole: all numbers of a relation are scaled alike.</param>
/// <param name="Minimum">Lowest number that it could be.</param>
/// <param name="Maximum">Highest number that it could be.</param>
/// <param name="IsFixed">Whether it is beyond doubt: never edited.</param>
public readonly record struct RelationCell(int Coefficient, long Value, long Minimum = long.MinValue, long Maximum = long.MaxValue, bool IsFixed = false);
