using Telemetry.Aggregator.Publication;
using Telemetry.Portal.Pages.Publication;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Feed;

/// <summary>Editions in the feed: which period of which unit was published or restated, when, why, and the hashes of its files. No figure.</summary>
internal sealed class EditionFeedPart(PublicationRecord record, Catalogue.Catalogue catalogue) : IFeedPart
{
    private readonly Words _vietnamese = new(catalogue, Language.Vietnamese);
    private readonly Words _english = new(catalogue, Language.English);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FeedEntry>> ReadAsync(long before, int max, CancellationToken cancellationToken) => record.IsKnown
        ? ValueTask.FromResult<IReadOnlyList<FeedEntry>>([.. record.All.Reverse().Where(e => e.Sequence < before).Take(max).Select(Map)])
        : throw new PartUnavailableException("The collector, which knows what is published, has not been reached yet.");

    private FeedEntry Map(Edition edition) => new(
        "urn:telemetry:edition:" + edition.Draft.Full.Hash,
        edition.Sequence,
        edition.Time,
        Wording(_vietnamese, edition),
        Wording(_english, edition),
        PublicationAddress.Of(edition.Unit, edition.Period));

    private static FeedWording Wording(Words words, Edition edition)
    {
        var what = words.Of(
            $"{words.Area(edition.Unit)}, {words.Period(edition.Period)}: lần công bố {edition.Number}",
            $"{words.Area(edition.Unit)}, {words.Period(edition.Period)}: edition {edition.Number}");
        return new FeedWording(what, $"{PublicationText.Sentence(words, edition)}\n\nSHA-256 figures.csv {edition.Draft.Full.Hash}\nSHA-256 outside.csv {edition.Draft.Outside.Hash}");
    }
}
