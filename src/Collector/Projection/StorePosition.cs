using System.Globalization;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Projection;

/// <summary>
/// That the series store has nothing that the ledger lacks. One that has was filled from another ledger, or from this one before it was restored from a backup;
/// what came in since would be taken for projected. A store of the same length with other content cannot be told by its position: it bears no hash.
/// </summary>
internal static class StorePosition
{
    /// <summary>What is wrong; null while all is well.</summary>
    public static string? Fault(Ledger ledger, ISeriesStore store) => store.Position <= ledger.Head.Sequence ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"the series store has ledger entries up to {store.Position}, the ledger ends with {ledger.Head.Sequence}: the store is another ledger's, or the ledger was restored from an older backup. Run the command rebuild");
}
