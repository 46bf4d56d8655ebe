using System.Collections.Concurrent;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Publication;

/// <summary>
/// Answers what is published: that it is, to whoever has a credential; the figures, under the rights of figures: a reader of the whole unit has the file in full, whoever reads totals alone the
/// file for readers outside. As long as it is not known what is published, every question ends with a
/// <see cref="PartUnavailableException"/>. Thread-safe.
/// </summary>
internal sealed class EditionQueryService(
    PublicationRights rights, PublicationRecord record, EditionLibrary library, PublicationService publishing, PublicationGrounds grounds, ChangedCellReader cells, Catalogue.Catalogue catalogue)
{
    /// <summary>Editions that are listed at most.</summary>
    public const int Most = 1000;

    private readonly ConcurrentDictionary<string, byte> _building = new(StringComparer.Ordinal);

    /// <summary>The newest editions, of a unit or of a period where one is given; the latest first.</summary>
    public Reply<IReadOnlyList<Edition>> List(Caller? caller, string? area, string? period)
    {
        var wanted = default(Period);
        QueryFault? fault = null;
        if (caller is null || (!string.IsNullOrEmpty(period) && !QuestionReader.TryPeriod(period, QueryParameter.Period, out wanted, out fault)))
        {
            return fault ?? QueryFault.Unauthenticated;
        }

        record.Require();
        IReadOnlyList<Area>? units = null;
        return string.IsNullOrEmpty(area) || rights.TryAreas(area, out units, out fault)
            ? record.All.Where(e => (units is null || units.Any(u => u.Key == e.Unit)) && (string.IsNullOrEmpty(period) || e.Period == wanted)).Reverse().Take(Most).ToList()
            : fault!;
    }

    /// <summary>How a unit's period stands.</summary>
    public async ValueTask<Reply<PublicationState>> GetAsync(Caller? caller, string? area, string? periodText, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!rights.TryRead(area, periodText, out var unit, out var period, out var fault))
        {
            return fault;
        }

        record.Require();
        var state = new PublicationState
        {
            Unit = unit,
            Period = period,
            Editions = record.Of(unit.Key, period),
            Proposals = record.ProposalsOf(unit.Key, period),
            IsFull = PublicationRights.ReadsInFull(caller, unit),
            MayDecide = PublicationRights.MayDecide(caller, unit),
        };
        if (!state.IsFull)
        {
            return state with { Proposals = [] };
        }

        var owed = await grounds.OwedAsync(caller, unit, period, cancellationToken);
        return state with
        {
            Completeness = owed?.Total,
            Missing = [.. (owed?.Rows ?? []).Where(r => r.Count.Missing > 0)],
            OpenFindings = await grounds.OpenFindingsAsync(unit, period, cancellationToken),
        };
    }

    /// <summary>A file of an edition.</summary>
    public async ValueTask<Reply<EditionDownload>> DownloadAsync(Caller? caller, string? area, string? periodText, int number, bool isOutside, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!rights.TryRead(area, periodText, out var unit, out var period, out var fault)
            || !(isOutside ? PublicationRights.TryReadTotals(caller, unit, area, out fault) : PublicationRights.TryReadInFull(caller, unit, area, out fault)))
        {
            return fault;
        }

        record.Require();
        if (record.Of(unit.Key, period) is not { } editions || number < 1 || number > editions.Count)
        {
            return QueryFault.NoEdition(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var edition = editions[number - 1];
        var (content, archivedIn) = await library.ReadAsync(isOutside ? edition.Draft.Outside : edition.Draft.Full, cancellationToken);
        return new EditionDownload(edition, content, archivedIn);
    }

    /// <summary>What an edition changed; or (no number) what the proposal that waits would change; or, where none waits, what publishing now would.</summary>
    public async ValueTask<Reply<RestatementView>> CompareAsync(Caller? caller, string? area, string? periodText, int? number, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!rights.TryRead(area, periodText, out var unit, out var period, out var fault) || !PublicationRights.TryReadInFull(caller, unit, area, out fault))
        {
            return fault;
        }

        record.Require();
        var editions = record.Of(unit.Key, period);
        if (editions.Count == 0 || number < 2 || number > editions.Count)
        {
            return QueryFault.NoEdition(number?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var proposal = number is null ? record.Waiting(unit.Key, period) : null;
        var after = number is { } n ? editions[n - 1] : null;
        var before = editions[(number ?? editions.Count + 1) - 2];
        var (earlier, _) = await library.ReadAsync(before.Draft.Full, cancellationToken);
        var draft = after?.Draft ?? proposal?.Draft;
        var later = draft is not null
            ? (await library.ReadAsync(draft.Full, cancellationToken)).Content
            : await BuildAsync(caller, unit, period, editions.Count + 1, cancellationToken);
        if (draft is null && later is null)
        {
            return QueryFault.TooManyComparisons;
        }

        var until = later?.Head.Position ?? after?.Draft.Position ?? long.MaxValue;
        return new RestatementView(
            unit, period, before, after, proposal,
            earlier is null || later is null ? null : EditionComparison.Of(catalogue, earlier, later),
            await cells.ReadAsync(unit, period, before.Draft.Position, until, cancellationToken),
            after?.Draft.OpenFindings ?? await grounds.OpenFindingsAsync(unit, period, cancellationToken));
    }

    // Seconds of a processor, one edition at a time: a credential has one place in that line. Null where it has taken it.
    private async ValueTask<EditionContent?> BuildAsync(Caller caller, Area unit, Period period, int number, CancellationToken cancellationToken)
    {
        if (!_building.TryAdd(caller.CredentialId, 0))
        {
            return null;
        }

        try
        {
            return (await publishing.BuildAsync(unit, period, number, cancellationToken)).Full;
        }
        finally
        {
            _building.TryRemove(caller.CredentialId, out _);
        }
    }
}
