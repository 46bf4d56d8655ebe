using System.Globalization;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Feed;

/// <summary>Puts the feed together from its parts. Thread-safe.</summary>
internal sealed class FeedReader(IEnumerable<IFeedPart> parts, ILedgerEvidence evidence, FeedOptions options)
{
    /// <summary>Entries on one page.</summary>
    public const int PageSize = 100;

    private readonly IFeedPart[] _parts = [.. parts];

    // The ledger's first entry, by which the feed is known: it never changes.
    private volatile EntryPlace? _first;

    /// <summary>A page.</summary>
    /// <param name="before">Position below which it begins, as given; null: the newest.</param>
    /// <param name="language">In which language.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<Reply<FeedPage>> ReadAsync(string? before, Language language, CancellationToken cancellationToken)
    {
        var below = long.MaxValue;
        if (before is not null && (!long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out below) || below < 1))
        {
            return QueryFault.Invalid(QueryParameter.Before, before, "a ledger position from 1", "That is no position.");
        }

        var found = new List<FeedEntry>();
        foreach (var part in _parts)
        {
            found.AddRange(await part.ReadAsync(below, PageSize, cancellationToken));
        }

        FeedEntry[] entries = [.. found.OrderByDescending(e => e.Position).Take(PageSize)];
        var first = _first ??= await evidence.LocateAsync(new EntryId(1, null), withVerdicts: false, cancellationToken);
        return new FeedPage(
            Convert.ToHexStringLower(first?.Header.Hash ?? []),
            entries is [var newest, ..] ? newest.Time : first?.Header.Time ?? DateTimeOffset.UnixEpoch,
            entries,
            entries.Length == PageSize ? entries[^1].Position : null,
            language,
            options.PublicAddress);
    }
}
