using System.Globalization;
using Telemetry.Aggregator.Publication;
using Telemetry.Portal.Pages.Publication;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Publication;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Feed;

/// <summary>
/// Published editions in the feed: that a unit's period was published or restated, for which reason of the list, and the hash by which the file for readers outside is known. No figure, and not
/// the reason's words: they are for whoever may read the figures.
/// </summary>
internal sealed class PublicationFeedPart(PublicationRecord record, Catalogue.Catalogue catalogue) : IFeedPart
{
    private readonly Words _vietnamese = new(catalogue, Language.Vietnamese);
    private readonly Words _english = new(catalogue, Language.English);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FeedEntry>> ReadAsync(long before, int max, CancellationToken cancellationToken)
    {
        record.Require();
        return ValueTask.FromResult<IReadOnlyList<FeedEntry>>([.. record.All.Reverse().Where(e => e.Sequence < before).Take(max).Select(Map)]);
    }

    private FeedEntry Map(Edition edition) => new(
        string.Create(CultureInfo.InvariantCulture, $"urn:telemetry:edition:{edition.Unit}:{edition.Period}:{edition.Number}"),
        edition.Sequence,
        edition.Time,
        Say(_vietnamese, edition),
        Say(_english, edition),
        PublicationAddress.Of(edition.Unit, edition.Period));

    private static FeedWording Say(Words words, Edition edition)
    {
        var (area, period, number) = (words.Area(edition.Unit), words.Period(edition.Period), edition.Number.ToString(CultureInfo.InvariantCulture));
        var title = edition.Number == 1
            ? words.Of($"Công bố số liệu {period}, {area}", $"Published: {period}, {area}")
            : words.Of($"Đính chính số liệu {period}, {area} (lần công bố {number})", $"Restated: {period}, {area} (edition {number})");
        var why = RestatementReasons.OfStored(edition.Draft.ReasonCode) is { } reason
            ? words.Of($" Lý do: {PublicationText.Reason(words, reason)}.", $" Reason: {PublicationText.Reason(words, reason)}.")
            : "";
        return new FeedWording(title, words.Of(
            $"Lần công bố {number}.{why} SHA-256 của tệp cho người đọc bên ngoài: {edition.Draft.Outside.Hash}, mục {edition.Draft.Outside.Sequence} của sổ cái.",
            $"Edition {number}.{why} SHA-256 of the file for readers outside: {edition.Draft.Outside.Hash}, entry {edition.Draft.Outside.Sequence} of the ledger."));
    }
}
