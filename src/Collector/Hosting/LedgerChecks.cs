using Telemetry.Collector.Projection;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Hosting;

/// <summary>What has to hold between ledger and series store before either is worked on.</summary>
internal static class LedgerChecks
{
    /// <summary>That all years are at hand, for whatever reads the ledger from its beginning.</summary>
    /// <exception cref="StartException">Some are archived; all are named.</exception>
    public static void RequireWhole(Ledger ledger)
    {
        if (ledger.Archived() is { Count: > 0 } archived)
        {
            throw new StartException(["the series store is built from the whole ledger, and years of it are archived; bring them back into the data folder:", .. archived.Select(s => "  " + s.File)]);
        }
    }

    /// <summary>That the series store has nothing that the ledger lacks.</summary>
    /// <exception cref="StartException">It has: it was filled from another ledger, or from this one before it was restored.</exception>
    public static void RequireNotAhead(Ledger ledger, ISeriesStore series)
    {
        if (StorePosition.Fault(series, ledger.Head.Sequence) is { } fault)
        {
            throw new StartException([fault]);
        }
    }
}
