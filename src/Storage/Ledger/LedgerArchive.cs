using Telemetry.Storage.Backups;

namespace Telemetry.Storage.Ledger;

/// <summary>Moves closed years out of the ledger's folder, beside a running service too. Bringing one back is moving its file back.</summary>
public static class LedgerArchive
{
    /// <summary>Verifies a year's segment, copies it, verifies the copy, and only then removes the original.</summary>
    /// <param name="folder">The ledger's folder.</param>
    /// <param name="year">The year: the oldest one that is there, and not the one that is written.</param>
    /// <param name="target">Folder to move it to; made where missing.</param>
    /// <param name="verified">Told the position up to which the segment verified.</param>
    /// <param name="cancellationToken">Ends it early; the segment stays.</param>
    /// <returns>Why nothing was moved; null when it was.</returns>
    /// <exception cref="FileNotFoundException">There is no ledger in the folder.</exception>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    public static string? Move(string folder, int year, string target, IProgress<long>? verified, CancellationToken cancellationToken)
    {
        using var ledger = LedgerReader.Open(folder);
        var file = Path.Combine(folder, LedgerFiles.Segment(year));
        var copy = Path.Combine(target, LedgerFiles.Segment(year));
        if (Refuse(ledger.Segments(), folder, year, copy) is { } refusal)
        {
            return refusal;
        }

        if (ledger.VerifyYear(year, verified, cancellationToken).Fault is { } fault)
        {
            return $"{file} does not verify: {fault}";
        }

        PrivateFile.CreateFolder(target);
        var unfinished = copy + LedgerFiles.UnfinishedSuffix;
        File.Delete(unfinished);
        var none = new ByteProgress(null);
        var hash = PrivateFile.Copy(file, unfinished, none, cancellationToken);
        if (!PrivateFile.Hash(unfinished, none, cancellationToken).AsSpan().SequenceEqual(hash))
        {
            File.Delete(unfinished);
            return $"the copy in {target} is not what was written to it";
        }

        File.Move(unfinished, copy);
        FolderSync.Sync(target);
        File.Delete(file);

        // Only there where another process had the file open when its year ended.
        File.Delete(file + LedgerFiles.LogSuffix);
        File.Delete(file + LedgerFiles.LogIndexSuffix);
        return null;
    }

    private static string? Refuse(IReadOnlyList<LedgerSegment> segments, string folder, int year, string copy)
    {
        var present = segments.Where(s => File.Exists(Path.Combine(folder, s.File))).ToList();
        return segments.All(s => s.Year != year) ? $"the ledger has no year {year}; it has {string.Join(", ", segments.Select(s => s.Year))}"
            : segments[^1].Year == year ? $"{year} is the year that is written; a year can be archived once an entry of a later one is there"
            : present.All(s => s.Year != year) ? $"{year} is archived already: {LedgerFiles.Segment(year)} is not in {folder}"
            : present[0].Year != year ? $"{present[0].Year} is still in {folder}; years are archived from the oldest on"
            : File.Exists(copy) ? $"{copy} exists; nothing is overwritten"
            : null;
    }
}
