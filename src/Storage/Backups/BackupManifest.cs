using System.Text.Json;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Backups;

/// <summary>What a backup says of itself, in <c>backup.json</c>.</summary>
/// <param name="Format">Layout of the backup: 1.</param>
/// <param name="Made">When it was made, UTC.</param>
/// <param name="Sequence">The ledger's last entry in it; 0 for an empty ledger.</param>
/// <param name="Time">That entry's time.</param>
/// <param name="EntryHash">That entry's hash, 64 hex digits.</param>
/// <param name="ArchivedYears">Years of the ledger that were archived and so are not in it.</param>
/// <param name="Files">Every other file of the backup.</param>
public sealed record BackupManifest(int Format, DateTimeOffset Made, long Sequence, DateTimeOffset Time, string EntryHash, IReadOnlyList<int> ArchivedYears, IReadOnlyList<BackupFile> Files)
{
    /// <summary>Name of the manifest's file.</summary>
    public const string FileName = "backup.json";

    /// <summary>The layout that this version writes and reads.</summary>
    public const int PresentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Whether the ledger in the backup ends where the manifest says.</summary>
    public bool IsOf(LedgerHead head) => head.Sequence == Sequence && Convert.ToHexStringLower(head.Hash) == EntryHash;

    /// <summary>Reads the manifest of a backup.</summary>
    /// <exception cref="InvalidDataException">There is none, or it cannot be read.</exception>
    public static BackupManifest Read(string folder)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(Path.Combine(folder, FileName)), Json);
            return manifest is { Format: PresentFormat, Files: not null, ArchivedYears: not null, EntryHash: not null } && manifest.Files.All(f => IsInside(folder, f.Path))
                ? manifest
                : throw new InvalidDataException($"{FileName} in {folder} is not of a backup of format {PresentFormat}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidDataException($"{folder} is no backup: its {FileName} cannot be read ({e.Message})", e);
        }
    }

    /// <summary>Writes it beside the backup's files, to the disk.</summary>
    internal void Write(string folder)
    {
        using var file = PrivateFile.Create(Path.Combine(folder, FileName));
        JsonSerializer.Serialize(file, this, Json);
        file.Flush(flushToDisk: true);
    }

    private static bool IsInside(string folder, string? path) =>
        path is { Length: > 0 } && !Path.IsPathRooted(path) && Path.GetFullPath(Path.Combine(folder, path)).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
