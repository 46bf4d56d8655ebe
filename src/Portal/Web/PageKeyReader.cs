using Microsoft.AspNetCore.Http;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Portal.Maps;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Query;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Web;

/// <summary>Reads from a request all that its page depends on. The catalogue is the service's for as long as it lives. Thread-safe.</summary>
internal sealed class PageKeyReader(ISeriesStore store, IFindingReader findings, IComparison front, MapLibrary maps, PublicationRecord published, TimeProvider time)
{
    // An address that nobody wrote or clicked.
    private const int LongestAddress = 2048;

    /// <summary>The key; null: its page must be made anew each time.</summary>
    public PageKey? Read(HttpContext http, PageGrounds grounds, string encoding)
    {
        var address = http.Request.PathBase + http.Request.Path + http.Request.QueryString;
        if (!HttpMethods.IsGet(http.Request.Method) || http.GetCaller() is not { } caller || address.Length > LongestAddress
            || (grounds.HasFlag(PageGrounds.Findings) ? findings.State : 0) is not { } found || (grounds.HasFlag(PageGrounds.Maps) ? maps.State : 0) is not { } drawn)
        {
            return null;
        }

        return new PageKey
        {
            Address = address,
            Language = PageLanguage.Of(http),
            Encoding = encoding,
            Caller = caller with { Territory = [] },
            Territory = string.Join('\n', caller.Territory.Select(a => a.Key)),
            Position = store.Position,
            Publications = published.State,
            Findings = found,
            Maps = drawn,
            Time = grounds.HasFlag(PageGrounds.Clock) ? Minute(time.GetUtcNow()) : new DateTimeOffset(VietnamTime.DayOf(time.GetUtcNow()), default, default),
            Rows = front.Rows,
        };
    }

    private static DateTimeOffset Minute(DateTimeOffset now) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
}
