using Telemetry.Storage.Backups;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Backups;

/// <summary>Restores that do not end.</summary>
public sealed class RestoreTests
{
    [Fact]
    public async Task A_restore_that_ended_leaves_a_ledger_that_goes_on()
    {
        using var folders = await BackupFolders.Make();
        folders.Restore(folders.Make(folders.Monday).Manifest);

        Assert.False(Directory.Exists(Path.Combine(folders.Restored, "restore.new")));
        await using var ledger = folders.OpenRestored();
        Assert.Equal(33, ledger.Head.Sequence);
        Assert.Equal(new VerificationReport(33, null), ledger.Verify());
    }

    [Fact]
    public async Task A_restore_that_was_killed_between_its_renames_is_no_ledger_and_takes_no_other_restore()
    {
        using var folders = await BackupFolders.Make();
        var manifest = folders.Make(folders.Monday).Manifest;
        folders.Restore(manifest);
        var unfinished = Directory.CreateDirectory(Path.Combine(folders.Restored, "restore.new")).FullName;
        File.Move(Path.Combine(folders.Restored, "ledger-2023.db"), Path.Combine(unfinished, "ledger-2023.db"));
        var left = Files(folders.Restored);

        Assert.Contains("cut short", Assert.Throws<RestoreCutShortException>(() => folders.OpenRestored()).Message, StringComparison.Ordinal);
        Assert.Throws<RestoreCutShortException>(() => folders.Restore(manifest));

        Assert.Equal(left, Files(folders.Restored));
    }

    [Fact]
    public async Task A_restore_that_cannot_copy_says_why_and_leaves_nothing()
    {
        using var folders = await BackupFolders.Make();
        var manifest = folders.Make(folders.Monday).Manifest;
        File.Delete(Path.Combine(folders.Monday, manifest.Files[^1].Path));

        Assert.Throws<FileNotFoundException>(() => folders.Restore(manifest));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folders.Restored));
    }

    private static IEnumerable<string> Files(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
