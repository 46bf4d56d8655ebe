namespace Telemetry.Doctor.Reading;

/// <summary>Another way to read a number's digits.</summary>
/// <param name="Value">What it would be, scale applied.</param>
/// <param name="Style">In that way.</param>
/// <param name="Decimals">Decimals it would have.</param>
public sealed record NumberReading(decimal Value, NumberStyle Style, int Decimals);
