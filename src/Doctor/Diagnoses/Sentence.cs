namespace Telemetry.Doctor.Diagnoses;

/// <summary>A sentence in both languages, numbers written in the language's format.</summary>
/// <param name="Vietnamese">First.</param>
/// <param name="English">Second.</param>
public sealed record Sentence(string Vietnamese, string English);
