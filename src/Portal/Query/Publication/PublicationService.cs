using System.Diagnostics.CodeAnalysis;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Query.Publication;

/// <summary>
/// Publishes: 1. may the caller; 2. is the question readable; 3. is the base still the last, and does nothing wait; 4. the figures, as known now; 5. the collector decides. One edition is
/// computed at a time. Thread-safe.
/// </summary>
internal sealed class PublicationService(
    Catalogue.Catalogue catalogue, PublicationRights rights, PublicationRecord record, EditionBuilder builder, IEditionOffice office, PublicationGrounds grounds, ISeriesStore store, TimeProvider time)
    : IDisposable
{
    private const string ReasonExpected = "1 to 1,000 characters without control characters";

    private readonly SemaphoreSlim _one = new(1);
    private EditionFigures? _last;

    /// <summary>Publishes a period for the first time, or anew.</summary>
    public async ValueTask<Reply<PublicationOutcome>> PublishAsync(Caller? caller, PublicationRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!rights.TryRead(request.Area, request.Period, out var unit, out var period, out var fault)
            || !PublicationRights.TryDecide(caller, unit, request.Area, out fault)
            || !TryReason(request, out var reason, out fault))
        {
            return fault;
        }

        record.Require();
        var last = record.Last(unit.Key, period)?.Number ?? 0;
        if (period.Last >= VietnamTime.DayOf(time.GetUtcNow()))
        {
            return EditionFaults.NotOver(period.ToString());
        }

        if (last != (request.Base ?? 0))
        {
            return EditionFaults.Meanwhile(last);
        }

        if (record.Waiting(unit.Key, period) is not null)
        {
            return EditionFaults.AlreadyProposed;
        }

        var figures = await BuildAsync(unit, period, last + 1, cancellationToken);
        var values = figures.Full.Rows.Count(r => r.Value is not null);
        if (values == 0)
        {
            return EditionFaults.NothingThere(period.ToString());
        }

        var draft = await DraftAsync(caller, unit, period, figures, values, cancellationToken);
        draft = draft with { ReasonCode = last == 0 ? "" : reason.ToString()!, Reason = last == 0 ? "" : request.Reason!.Trim() };
        return OutcomeOf(await office.PublishAsync(new EditionOrder(draft, figures.Full.Bytes, figures.Outside.Bytes), cancellationToken), unit, period);
    }

    /// <summary>Publishes a proposal: a second person's decision.</summary>
    public async ValueTask<Reply<PublicationOutcome>> ApproveAsync(Caller? caller, string? area, string? period, long proposal, CancellationToken cancellationToken) =>
        TryProposal(caller, area, period, proposal, out var unit, out var of, out var fault)
            ? OutcomeOf(await office.ApproveAsync(proposal, caller.CredentialId, cancellationToken), unit, of)
            : fault;

    /// <summary>Ends a proposal without a publication.</summary>
    public async ValueTask<Reply<PublicationOutcome>> RejectAsync(Caller? caller, string? area, string? period, long proposal, string? reason, CancellationToken cancellationToken)
    {
        if (!TryProposal(caller, area, period, proposal, out var unit, out var of, out var fault))
        {
            return fault;
        }

        return IsText(reason?.Trim())
            ? OutcomeOf(await office.RejectAsync(proposal, caller.CredentialId, reason!.Trim(), cancellationToken), unit, of, proposal)
            : QueryFault.Invalid(QueryParameter.Reason, reason, ReasonExpected, "A rejection says why.");
    }

    /// <summary>The figures as they would be published now. The last that were computed are kept, until something comes.</summary>
    public async ValueTask<EditionFigures> BuildAsync(Area unit, Period period, int number, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var position = store.Position;
            return _last is { Full.Head: var head } last && (head.Unit, head.Period, head.Number, head.Position) == (unit.Key, period, number, position)
                ? last
                : _last = await builder.BuildAsync(unit, period, number, position, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async ValueTask<EditionDraft> DraftAsync(Caller caller, Area unit, Period period, EditionFigures figures, int values, CancellationToken cancellationToken)
    {
        var owed = (await grounds.OwedAsync(caller, unit, period, cancellationToken))?.Total ?? default;
        return new EditionDraft
        {
            Unit = unit.Key,
            Period = period,
            Number = figures.Full.Head.Number,
            Full = FileOf(figures.Full),
            Outside = FileOf(figures.Outside),
            Position = figures.Full.Head.Position,
            Catalogue = catalogue.Version,
            Values = values,
            OpenFindings = await grounds.OpenFindingsAsync(unit, period, cancellationToken) ?? -1,
            ExpectedCells = owed.Expected,
            ReceivedCells = owed.Received,
            By = caller.CredentialId,
            At = time.GetUtcNow(),
        };
    }

    private static EditionFile FileOf(EditionContent content) => new(0, content.Hash, content.Bytes.Length, content.Count);

    private Reply<PublicationOutcome> OutcomeOf(EditionReply reply, Area unit, Period period, long proposal = 0)
    {
        if (EditionFaults.Of(reply.Fault, record.Last(unit.Key, period)?.Number ?? 0) is { } fault)
        {
            return fault;
        }

        var edition = record.Of(unit.Key, period).FirstOrDefault(e => e.Sequence == reply.Sequence);
        return new PublicationOutcome(unit, period, reply.Sequence, edition, edition is null ? record.FindProposal(proposal > 0 ? proposal : reply.Sequence) : null);
    }

    private bool TryProposal(
        [NotNullWhen(true)] Caller? caller, string? area, string? text, long proposal, [NotNullWhen(true)] out Area? unit, out Period period, [NotNullWhen(false)] out QueryFault? fault)
    {
        (unit, period, fault) = (null, default, QueryFault.Unauthenticated);
        if (caller is null || !rights.TryRead(area, text, out unit, out period, out fault) || !PublicationRights.TryDecide(caller, unit, area, out fault))
        {
            return false;
        }

        fault = record.FindProposal(proposal) is { } found && found.Draft.Unit == unit.Key && found.Draft.Period == period ? null : EditionFaults.Of(EditionFault.NoProposal, 0);
        return fault is null;
    }

    // A first edition needs no reason, and has none: nobody could have seen another.
    private static bool TryReason(PublicationRequest request, out RestatementReason? code, [NotNullWhen(false)] out QueryFault? fault)
    {
        code = RestatementReasons.Parse(request.ReasonCode);
        fault = (request.Base ?? 0) == 0 ? null
            : code is null ? QueryFault.Invalid(QueryParameter.ReasonCode, request.ReasonCode, RestatementReasons.Expected, "That is not a reason of the list.")
            : !IsText(request.Reason?.Trim()) ? QueryFault.Invalid(QueryParameter.Reason, request.Reason, ReasonExpected, "A restatement says why.")
            : null;
        return fault is null;
    }

    private static bool IsText(string? text) => text is { Length: > 0 and <= EditionDraft.LongestReason } && !text.Any(char.IsControl);
}
