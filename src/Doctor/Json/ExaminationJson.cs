namespace Telemetry.Doctor.Json;

/// <summary>What the doctor found, as the service and the tool write it: the same document.</summary>
/// <param name="ReadAs">What the report was taken to be about.</param>
/// <param name="ComparedWith"><c>ledger</c>: also with what the ledger has and the caller may read; <c>itself</c>: with nothing else.</param>
/// <param name="Text">How much of it was read.</param>
/// <param name="Counts">How many of each there are.</param>
/// <param name="Numbers">By id.</param>
/// <param name="Diagnoses">Failures first, the surest first among them; then what holds only if; then what holds.</param>
public sealed record ExaminationJson(
    ReadAsJson ReadAs,
    string ComparedWith,
    ReadTextJson Text,
    ExaminationCountsJson Counts,
    IReadOnlyList<ReportNumberJson> Numbers,
    IReadOnlyList<DiagnosisJson> Diagnoses);
