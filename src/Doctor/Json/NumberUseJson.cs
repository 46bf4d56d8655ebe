namespace Telemetry.Doctor.Json;

/// <summary>A number's part in a relation.</summary>
/// <param name="Number">Its id.</param>
/// <param name="As">What it is there, of a closed list.</param>
public sealed record NumberUseJson(int Number, string As);
