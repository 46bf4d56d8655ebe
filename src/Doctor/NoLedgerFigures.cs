using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor;

/// <summary>Nothing to compare with: the report is held against itself alone.</summary>
public sealed class NoLedgerFigures : ILedgerFigures
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LedgerUse?>> FindAsync(IReadOnlyList<LedgerQuestion> questions, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<LedgerUse?>>(new LedgerUse?[questions.Count]);
}
