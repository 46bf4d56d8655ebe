namespace Telemetry.Doctor;

/// <summary>
/// Examines a report that somebody wrote: 1. reads its numbers as they are printed; 2. finds what each is about, by the catalogue's words; 3. looks for the relations
/// that should hold between them; 4. asks the ledger for what they can be compared with; 5. says of each relation whether it holds. Thread-safe.
/// </summary>
public sealed class ReportDoctor(Catalogue.Catalogue catalogue)
{
    /// <summary>The catalogue by whose metrics and indicators it reads.</summary>
    public Catalogue.Catalogue Catalogue { get; } = catalogue;
}
