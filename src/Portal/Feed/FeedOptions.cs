namespace Telemetry.Portal.Feed;

/// <summary>Settings of the feed.</summary>
public sealed record FeedOptions
{
    /// <summary>
    /// Where readers reach the portal, as <c>https://figures.example.vn</c>: what links in the feed begin with. Default: none, and links are given from the root on. What a request names
    /// as its host is never repeated: a cache would give it to others.
    /// </summary>
    public Uri? PublicAddress { get; init; }
}
