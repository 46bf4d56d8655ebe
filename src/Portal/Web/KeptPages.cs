using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Telemetry.Portal.Web;

/// <summary>
/// The pages that may be kept and given again, and compressed: each is a function of its address, the language, the caller, the figures and the day alone (and
/// of the findings, where it says so), and holds no secret. A page that is not named here is made each time and goes out as it is.
/// </summary>
internal static class KeptPages
{
    // Whether findings are in it too.
    private static readonly FrozenDictionary<string, bool> Routes = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["/"] = true,
        ["/comparison"] = false,
        ["/indicators"] = false,
        ["/passport"] = true,
        ["/reporting"] = true,
        ["/findings"] = true,
        ["/reports/{report}"] = false,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Their routes.</summary>
    public static IReadOnlyCollection<string> All => Routes.Keys;

    /// <summary>Whether the endpoint is one; then, whether it rests on findings.</summary>
    public static bool IsOne(EndpointBuilder endpoint, out bool restsOnFindings)
    {
        restsOnFindings = false;
        return endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && Routes.TryGetValue(route, out restsOnFindings);
    }
}
