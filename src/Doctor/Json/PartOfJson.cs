namespace Telemetry.Doctor.Json;

/// <summary>That a number is a part of another.</summary>
/// <param name="Whole">The whole's number.</param>
/// <param name="IsList">Whether it stands in a list that claims to name all parts.</param>
public sealed record PartOfJson(int Whole, bool IsList);
