namespace Telemetry.Doctor.Meaning;

/// <summary>That a number is a part of another.</summary>
/// <param name="Whole">The whole's number.</param>
/// <param name="IsList">Whether it stands in a list that claims to name all parts; false: one part among others (trong đó có 650 trạm dùng chung).</param>
public sealed record PartOf(int Whole, bool IsList);
