using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor;

/// <summary>What the ledger says, for comparison with what is printed; limited to what whoever asks may see. Thread-safe.</summary>
public interface ILedgerFigures
{
    /// <summary>Figures in the order of the questions; null where there is none, or none for whoever asks.</summary>
    /// <param name="questions">At most a few thousand.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<IReadOnlyList<LedgerUse?>> FindAsync(IReadOnlyList<LedgerQuestion> questions, CancellationToken cancellationToken);
}
