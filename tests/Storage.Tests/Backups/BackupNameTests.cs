namespace Telemetry.Storage.Tests.Backups;

/// <summary>Where a backup is made, and what lies beside it.</summary>
public sealed class BackupNameTests
{
    [Fact]
    public async Task A_backup_leaves_another_alone_whose_name_begins_with_its_own()
    {
        using var folders = await BackupFolders.Make();
        folders.Make(folders.Monday + ".new");

        folders.Make(folders.Monday + Path.DirectorySeparatorChar);

        Assert.Equal(["monday", "monday.new"], Directory.EnumerateFileSystemEntries(folders.Backups).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_an_interrupted_backup_left_is_replaced()
    {
        using var folders = await BackupFolders.Make();
        var left = Directory.CreateDirectory(Path.Combine(folders.Backups, ".unfinished-monday"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "ledger-2021.db"), "half a segment", TestContext.Current.CancellationToken);

        Assert.True(folders.Make(folders.Monday).IsSound);

        Assert.Equal([folders.Monday], Directory.EnumerateFileSystemEntries(folders.Backups));
    }
}
