using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Telemetry.Portal.Web;

/// <summary>
/// The pages that may be kept and given again, and compressed: each is a function of its address, the language, the caller, the figures, what is published and the day alone, and of
/// what else it says; and holds no secret. A page that is not named here is made each time and goes out as it is.
/// </summary>
internal static class KeptPages
{
    private static readonly FrozenDictionary<string, PageGrounds> Routes = new Dictionary<string, PageGrounds>(StringComparer.Ordinal)
    {
        ["/"] = PageGrounds.Findings,
        ["/comparison"] = PageGrounds.None,
        ["/indicators"] = PageGrounds.Maps,
        ["/passport"] = PageGrounds.None,
        ["/passport/history"] = PageGrounds.None,
        ["/receipts/{sequence}"] = PageGrounds.None,
        ["/reconciliation"] = PageGrounds.None,
        ["/reporting"] = PageGrounds.Clock,
        ["/findings"] = PageGrounds.Findings,
        ["/publication"] = PageGrounds.Findings,
        ["/publication/{area}/{period}"] = PageGrounds.Findings,
        ["/reports/{report}"] = PageGrounds.None,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Their routes.</summary>
    public static IReadOnlyCollection<string> All => Routes.Keys;

    /// <summary>Whether the endpoint is one; then, what it rests on.</summary>
    public static bool IsOne(EndpointBuilder endpoint, out PageGrounds grounds)
    {
        grounds = PageGrounds.None;
        return endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && Routes.TryGetValue(route, out grounds);
    }
}
