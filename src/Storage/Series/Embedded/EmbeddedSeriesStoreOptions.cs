using System.Globalization;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Settings of the embedded store.</summary>
public sealed record EmbeddedSeriesStoreOptions
{
    /// <summary>Smallest <see cref="CheckpointBytes"/>.</summary>
    public const long LeastCheckpointBytes = 1L << 20;

    /// <summary>Greatest <see cref="CheckpointBytes"/>.</summary>
    public const long MostCheckpointBytes = 1L << 30;

    /// <summary>Folder of the store's files (<c>series.db</c> and SQLite's companions); made when missing. Only this store's.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// How many bytes may be written to the write-ahead log before they are carried into the file, in the background.
    /// Default 16 MiB, range 1 MiB to 1 GiB. Smaller: less disk, more writes.
    /// </summary>
    public long CheckpointBytes { get; init; } = 16L << 20;

    /// <summary>Page size of a new file; measured, see docs/decisions/0004.</summary>
    internal int PageBytes { get; init; } = 2048;

    /// <summary>Everything that is wrong with the settings, each with key, value and limit; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(Folder))
        {
            failures.Add($"{nameof(Folder)} is '{Folder}'; expected the path of a folder");
        }

        if (CheckpointBytes is < LeastCheckpointBytes or > MostCheckpointBytes)
        {
            failures.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(CheckpointBytes)} is {CheckpointBytes}; expected {LeastCheckpointBytes} to {MostCheckpointBytes}"));
        }

        return failures;
    }
}
