using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;
using Telemetry.Doctor.Relations;

namespace Telemetry.Doctor;

/// <summary>
/// Examines a report that somebody wrote: 1. reads its numbers as they are printed; 2. finds what each is about, by the catalogue's words; 3. asks the ledger for what
/// they can be compared with; 4. looks for the relations that should hold between them; 5. says of each whether it holds. Thread-safe.
/// </summary>
public sealed class ReportDoctor(Catalogue.Catalogue catalogue)
{
    private readonly ReportLabeller _labeller = new(catalogue);

    /// <summary>The catalogue by whose metrics and indicators it reads.</summary>
    public Catalogue.Catalogue Catalogue { get; } = catalogue;

    /// <summary>Examines a report. Nothing of it is kept.</summary>
    /// <param name="report">The report; the edge has refused one that is too long.</param>
    /// <param name="ledger">What to compare with; asked once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text has more than <see cref="ReportText.MostCharacters"/> characters.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async ValueTask<Examination> ExamineAsync(ReportText report, ILedgerFigures ledger, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(report.Text.Length, ReportText.MostCharacters);
        var document = ReportReader.Read(report.Text, cancellationToken);
        var labelled = _labeller.Label(document, report.Area, report.Period, cancellationToken);
        var diagnoses = await RelationExaminer.ExamineAsync(labelled, Catalogue, ledger, cancellationToken);
        return new Examination(labelled, diagnoses);
    }
}
