namespace Telemetry.Storage.Ledger;

/// <summary>A year of the ledger: one file.</summary>
/// <param name="Year">Year of commit in Vietnam's time.</param>
/// <param name="First">Sequence of its first entry.</param>
/// <param name="Last">Sequence of its last entry, one below <paramref name="First"/> where it has none; <see cref="long.MaxValue"/> while it is being written.</param>
public readonly record struct LedgerSegment(int Year, long First, long Last)
{
    /// <summary>Name of its file.</summary>
    public string File => LedgerFiles.Segment(Year);
}
