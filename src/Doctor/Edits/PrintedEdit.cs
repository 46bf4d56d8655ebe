namespace Telemetry.Doctor.Edits;

/// <summary>What a printed number would be with one slip undone.</summary>
/// <param name="Value">In the number's unit, scale applied.</param>
/// <param name="Decimals">Decimals that it would be printed with.</param>
/// <param name="Text">As it would be printed.</param>
/// <param name="Slip">The slip.</param>
internal readonly record struct PrintedEdit(decimal Value, int Decimals, string Text, PrintedSlip Slip);
