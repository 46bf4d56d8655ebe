using Telemetry.Portal.Pages;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Feed;

/// <summary>Where the feed is, from the root on.</summary>
internal static class FeedAddress
{
    /// <summary>As Atom.</summary>
    public static string Atom(Language language) => PageLanguage.Address("/feed.atom", language);

    /// <summary>As JSON Feed.</summary>
    public static string Json(Language language) => PageLanguage.Address("/feed.json", language);
}
