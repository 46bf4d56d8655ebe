using System.Globalization;

namespace Telemetry.Storage.Ledger;

/// <summary>Names of the files in the ledger's folder: a SQLite database for each year, of which the last is written (docs/decisions/0019).</summary>
public static class LedgerFiles
{
    /// <summary>The one file of ledgers that had no segments; taken over by its year when the ledger is opened.</summary>
    public const string Undated = "ledger.db";

    /// <summary>Behind a segment's name: SQLite's write-ahead log, as much the ledger as the main file is.</summary>
    public const string LogSuffix = "-wal";

    /// <summary>Behind a segment's name: index of the log, made anew when missing.</summary>
    public const string LogIndexSuffix = "-shm";

    /// <summary>Held open by the writer.</summary>
    public const string Lock = "ledger.lock";

    /// <summary>Process id of the writer.</summary>
    public const string Holder = "ledger.holder";

    /// <summary>The year of <see cref="Undated"/>.</summary>
    internal const int NoYear = 0;

    /// <summary>Behind a file's name while it is being made.</summary>
    internal const string UnfinishedSuffix = ".new";

    private const string Prefix = "ledger-";
    private const string Extension = ".db";

    /// <summary>Name of a year's segment: <c>ledger-2026.db</c>.</summary>
    public static string Segment(int year) => year == NoYear ? Undated : string.Create(CultureInfo.InvariantCulture, $"{Prefix}{year:0000}{Extension}");

    /// <summary>Path of the segment that is written, or would be.</summary>
    /// <exception cref="FileNotFoundException">There is no ledger in the folder.</exception>
    public static string Active(string folder) => Years(folder) is [.., var year]
        ? Path.Combine(folder, Segment(year))
        : throw new FileNotFoundException($"there is no ledger in {folder}", Path.Combine(folder, Prefix + "YYYY" + Extension));

    /// <summary>Years whose segments are in the folder, ascending; <see cref="NoYear"/> alone for a ledger that had no segments.</summary>
    internal static IReadOnlyList<int> Years(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var years = Directory.EnumerateFiles(folder, Prefix + "????" + Extension).Select(YearOf).OfType<int>().Order().ToArray();
        return years.Length == 0 && File.Exists(Path.Combine(folder, Undated)) ? [NoYear] : years;
    }

    private static int? YearOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year != NoYear ? year : null;
}
