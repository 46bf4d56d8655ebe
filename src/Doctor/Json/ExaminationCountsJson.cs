namespace Telemetry.Doctor.Json;

/// <summary>How many of each there are.</summary>
/// <param name="Numbers">Numbers that say something.</param>
/// <param name="Fails">Relations that cannot hold.</param>
/// <param name="HoldsOnlyIf">Relations that hold if something that is not printed is what the diagnosis says.</param>
/// <param name="Holds">Relations that hold.</param>
public sealed record ExaminationCountsJson(int Numbers, int Fails, int HoldsOnlyIf, int Holds);
