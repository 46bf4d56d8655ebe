namespace Telemetry.Doctor.Json;

/// <summary>One small change of one printed number that makes the relation exact.</summary>
/// <param name="Number">The number's id.</param>
/// <param name="From">As printed.</param>
/// <param name="To">As it would be right, in the report's format.</param>
/// <param name="Slip">What slip makes the one of the other, of a closed list.</param>
/// <param name="AlsoMends">Other relations that the same edit makes hold.</param>
/// <param name="Breaks">Relations that held and would not with it.</param>
public sealed record ProposedEditJson(int Number, string From, string To, string Slip, int AlsoMends, int Breaks);
