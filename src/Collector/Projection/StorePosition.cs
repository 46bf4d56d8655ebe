using System.Globalization;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Projection;

/// <summary>
/// That the series store has nothing that the ledger lacks. One that has was filled from another ledger, or from this one before it was restored from a backup;
/// what came in since would be taken for projected. A store of the same length with other content cannot be told by its position: it bears no hash.
/// </summary>
internal static class StorePosition
{
    /// <summary>What is wrong; null while all is well.</summary>
    /// <param name="store">The store.</param>
    /// <param name="head">Sequence with which the ledger ended, at the latest, when the store was last filled from it.</param>
    public static string? Fault(ISeriesStore store, long head) => store.Position <= head ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"the series store has ledger entries up to {store.Position}, the ledger ended with {head}: the store is another ledger's, or the ledger was restored from an older backup. Run the command rebuild");
}
