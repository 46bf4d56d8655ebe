namespace Telemetry.Doctor.Reading;

/// <summary>What the words behind a number say of its unit.</summary>
/// <param name="Unit">The catalogue's unit code; null where none is named.</param>
/// <param name="Scale">What one printed unit stands for: 1, 1000 (nghìn), 1000000 (triệu), 1000000000 (tỷ).</param>
/// <param name="End">The position behind the words; where they would begin if there are none.</param>
internal readonly record struct UnitReading(string? Unit, decimal Scale, int End);
