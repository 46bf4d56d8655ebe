using Telemetry.Storage.Backups;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Tests.Ledger;

namespace Telemetry.Storage.Tests.Backups;

/// <summary>A ledger of three years, the folder of its backups, and one to restore into.</summary>
internal sealed class BackupFolders(LedgerYears years) : IDisposable
{
    private readonly TemporaryFolder _away = new();

    public string Backups => _away.Path;

    public string Monday => _away.File("monday");

    public string Restored => _away.File("restored");

    public static async Task<BackupFolders> Make() => new(await LedgerYears.Make());

    public BackupReport Make(string target) =>
        new BackupMaker(years.Path, new BackupContent([], []), years.Time).Make(target, null, null, TestContext.Current.CancellationToken);

    public void Restore(BackupManifest manifest) => BackupRestorer.Restore(Monday, manifest, Restored, null, TestContext.Current.CancellationToken);

    public Storage.Ledger.Ledger OpenRestored() => Storage.Ledger.Ledger.Open(LedgerFixture.Options(Restored), years.Time);

    public void Dispose()
    {
        _away.Dispose();
        years.Dispose();
    }
}
