namespace Telemetry.Portal.Feed;

/// <summary>One kind of what the feed tells. Thread-safe.</summary>
public interface IFeedPart
{
    /// <summary>Its entries, the newest first.</summary>
    /// <param name="before">Only those at lower positions.</param>
    /// <param name="max">Most entries, from 1.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Query.PartUnavailableException">What it rests on cannot be asked at present.</exception>
    ValueTask<IReadOnlyList<FeedEntry>> ReadAsync(long before, int max, CancellationToken cancellationToken);
}
