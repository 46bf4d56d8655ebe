using Telemetry.Catalogue;
using Telemetry.Collector.Evidence;
using Telemetry.Collector.Projection;
using Telemetry.Collector.Security;
using Telemetry.Evidence;
using Telemetry.Storage.Backups;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Hosting;

/// <summary>Everything that lies on disk, opened in the order of the data's flow and closed in the reverse.</summary>
public sealed class Stores : IAsyncDisposable
{
    private Stores(Catalogue.Catalogue catalogue, Ledger ledger, CatalogueArchive archive, ISeriesStore series, LateLogger log, KeyStore keys, CheckpointKey? checkpointKey)
    {
        CheckpointKey = checkpointKey;
        Catalogue = catalogue;
        Ledger = ledger;
        Archive = archive;
        Series = series;
        Log = log;
        Keys = keys;
    }

    /// <summary>The catalogue in use.</summary>
    public Catalogue.Catalogue Catalogue { get; }

    /// <summary>The ledger, locked for this process.</summary>
    public Ledger Ledger { get; }

    /// <summary>Catalogue versions of the ledger.</summary>
    public CatalogueArchive Archive { get; }

    /// <summary>The series store.</summary>
    public ISeriesStore Series { get; }

    /// <summary>What the series store says.</summary>
    internal LateLogger Log { get; }

    /// <summary>The credentials.</summary>
    public KeyStore Keys { get; }

    /// <summary>The key that checkpoints are signed with; null where nothing signs them.</summary>
    internal CheckpointKey? CheckpointKey { get; }

    /// <summary>Reads and checks the catalogue.</summary>
    /// <exception cref="StartException">It has faults; all are listed.</exception>
    public static Catalogue.Catalogue LoadCatalogue(CollectorOptions options)
    {
        var result = CatalogueLoader.Load(ReadCatalogue(options));
        return result.Catalogue ?? throw new StartException([$"the catalogue has {result.Faults.Count} faults:", .. result.Faults.Select(f => "  " + f)]);
    }

    /// <summary>Reads the catalogue's files, the default ones first, those beside the data last.</summary>
    /// <exception cref="StartException">A folder is not there.</exception>
    internal static CatalogueFiles ReadCatalogue(CollectorOptions options)
    {
        if (options.ValidateCatalogue().ToList() is { Count: > 0 } problems)
        {
            throw new StartException(problems);
        }

        return CatalogueFiles.Read(
            [DefaultCatalogue, .. options.CatalogueFolders, .. Directory.Exists(options.OwnCatalogueFolder) ? new[] { options.OwnCatalogueFolder } : []]);
    }

    /// <summary>Opens everything in the data folder.</summary>
    /// <exception cref="StartException">Settings or catalogue are wrong, or another process has the ledger.</exception>
    public static async Task<Stores> OpenAsync(CollectorOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (options.Validate().ToList() is { Count: > 0 } problems)
        {
            throw new StartException(problems);
        }

        var catalogue = LoadCatalogue(options);
        var checkpointKey = CheckpointKeyFile.Load(options.Checkpoints.KeyFile, options.DataFolder);
        Ledger ledger;
        try
        {
            ledger = Ledger.Open(new LedgerOptions { Folder = options.DataFolder, MaxBytes = options.MaxLedgerBytes }, time);
        }
        catch (LedgerLockedException e)
        {
            throw new StartException([e.Message + "; one collector writes a ledger. Stop that one, or name another folder with --data"]);
        }
        catch (RestoreCutShortException e)
        {
            throw new StartException([e.Message]);
        }
        catch (LedgerCorruptException e)
        {
            throw new StartException([e.Message + "; nothing is taken in on top of a broken ledger. The command verify says more; bring the folder back from its last copy"]);
        }

        try
        {
            var archive = await CatalogueArchive.OpenAsync(ledger, catalogue, cancellationToken);
            var log = new LateLogger();
            var series = SeriesStores.Open(options, catalogue, time, log);
            return new Stores(catalogue, ledger, archive, series, log, KeyStore.Open(options.DataFolder, time), checkpointKey);
        }
        catch
        {
            await ledger.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Keys.Dispose();
        await Series.DisposeAsync();
        await Ledger.DisposeAsync();
        CheckpointKey?.Dispose();
    }

    private static string DefaultCatalogue => Path.Combine(AppContext.BaseDirectory, "catalogue");
}
