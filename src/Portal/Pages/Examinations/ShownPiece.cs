using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Portal.Pages.Examinations;

/// <summary>A piece of the report as the page shows it. Immutable.</summary>
/// <param name="Text">As printed, signs that nobody sees made visible.</param>
/// <param name="Number">The number that it is; null: text between numbers.</param>
/// <param name="Verdict">The worst that is said of it; null: nothing is known of it, or it is no number.</param>
/// <param name="Diagnosis">The diagnosis that says so, its place in the examination; null where there is none.</param>
public sealed record ShownPiece(string Text, int? Number = null, Verdict? Verdict = null, int? Diagnosis = null);
