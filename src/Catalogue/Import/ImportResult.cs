namespace Telemetry.Catalogue.Import;

/// <summary>What an import would write, and everything that was found.</summary>
/// <param name="Files">Relative path and content, in the order in which they can be put in place one by one; empty where nothing is to be written.</param>
/// <param name="Faults">All faults, in order of file and line.</param>
/// <param name="Remarks">What is no fault, in order of finding.</param>
/// <param name="Counts">What was read; the same whether or not it is to be written.</param>
/// <param name="Catalogue">The catalogue with the import; null where nothing is to be written.</param>
public sealed record ImportResult(
    IReadOnlyList<KeyValuePair<string, byte[]>> Files,
    IReadOnlyList<CatalogueFault> Faults,
    IReadOnlyList<ImportRemark> Remarks,
    ImportCounts Counts,
    Catalogue? Catalogue)
{
    /// <summary>Whether the faults are those of the catalogue that the import would have come on top of; then nothing else was read.</summary>
    public bool IsKnownFaulty { get; init; }

    /// <summary>Whether there is anything to be written: without faults, or the sound part where that was asked for.</summary>
    public bool IsAccepted => Catalogue is not null;
}
