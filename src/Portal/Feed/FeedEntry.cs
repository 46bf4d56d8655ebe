namespace Telemetry.Portal.Feed;

/// <summary>Something that was published, as the feed tells it: nothing but metadata. Each is an entry of the ledger.</summary>
/// <param name="Id">An IRI that stays the same for ever: <c>urn:telemetry:…</c>.</param>
/// <param name="Position">Position of its entry: the newest is the highest.</param>
/// <param name="Time">When it was committed.</param>
/// <param name="Vietnamese">Its wording.</param>
/// <param name="English">The same in English.</param>
/// <param name="Link">Path and query of the page that shows it, from the root on.</param>
public sealed record FeedEntry(string Id, long Position, DateTimeOffset Time, FeedWording Vietnamese, FeedWording English, string Link);
