namespace Telemetry.Doctor.Edits;

/// <summary>A change of one number that makes a relation hold.</summary>
/// <param name="Cell">Index of the number in the relation.</param>
/// <param name="From">As given.</param>
/// <param name="To">As it would be right.</param>
/// <param name="Class">What slip would have made the one of the other.</param>
public readonly record struct CellEdit(int Cell, long From, long To, EditClass Class);
