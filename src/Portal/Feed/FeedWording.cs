namespace Telemetry.Portal.Feed;

/// <summary>What a feed says of an entry, in one language.</summary>
/// <param name="Title">One line.</param>
/// <param name="Content">Some sentences; plain text.</param>
public sealed record FeedWording(string Title, string Content);
