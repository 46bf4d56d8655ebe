namespace Telemetry.Doctor.Diagnoses;

/// <summary>A number's part in a relation.</summary>
/// <param name="Number">Its id.</param>
/// <param name="As">What it is there, of a closed list: total, part, value, ratio, denominator, plan, completion, growth, base, whole, share, count.</param>
public sealed record NumberUse(int Number, string As);
