using Telemetry.Portal.Text;

namespace Telemetry.Portal.Feed;

/// <summary>A page of the feed.</summary>
/// <param name="Ledger">Which ledger it tells of: hash of its first entry, 64 hex digits.</param>
/// <param name="Updated">Time of the newest entry on the page; of the ledger's first where there is none.</param>
/// <param name="Entries">The newest first.</param>
/// <param name="Next">Position below which the next page begins; null where there is none.</param>
/// <param name="Language">In which language it is told.</param>
/// <param name="Address">Where readers reach the portal; null: not known, links are from the root on.</param>
internal sealed record FeedPage(string Ledger, DateTimeOffset Updated, IReadOnlyList<FeedEntry> Entries, long? Next, Language Language, Uri? Address)
{
    /// <summary>Name of the feed.</summary>
    public string Title => Language == Language.English ? "Post and telecom figures: publications and checkpoints" : "Số liệu bưu chính, viễn thông: công bố và điểm chốt";

    /// <summary>The feed's identifier, the same for ever.</summary>
    public string Id => "urn:telemetry:feed:" + Ledger;

    /// <summary>An entry's wording.</summary>
    public FeedWording Of(FeedEntry entry) => Language == Language.English ? entry.English : entry.Vietnamese;

    /// <summary>A path as a link.</summary>
    public string Link(string path) => Address is { } address ? new Uri(address, path).AbsoluteUri : path;
}
