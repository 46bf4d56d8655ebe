using System.Globalization;
using System.Security.Cryptography;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Projection;
using Telemetry.Collector.Security;
using Telemetry.Portal.Query.Publication;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Publication;

/// <summary>
/// Decides about editions, one after the other, in the process that writes the ledger: 1. may whoever decides; 2. is the edition the next one, and does no proposal wait; 3. are the files
/// what the draft says; 4. what does it change; 5. the files into the ledger; 6. the decision. Files without a decision (a crash between the two) are published by nobody. Thread-safe.
/// </summary>
internal sealed class EditionDesk(
    Ledger ledger, Catalogue.Catalogue catalogue, PublicationRecord record, DecisionProjection decisions, KnownCredentials keys, CollectorOptions options, TimeProvider time)
    : IEditionOffice, IDisposable
{
    private const string Owner = "-";

    private readonly SemaphoreSlim _one = new(1);

    /// <inheritdoc/>
    public ValueTask<EditionReply> PublishAsync(EditionOrder order, CancellationToken cancellationToken) => DecideAsync(() => TakeAsync(order, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EditionReply> ApproveAsync(long proposal, string by, CancellationToken cancellationToken) => DecideAsync(
        () =>
        {
            var found = record.FindProposal(proposal);
            var fault = FaultOf(found, by);
            return fault != EditionFault.None ? Fault(fault)
                : IsSamePerson(found!.Draft.By, by) ? Fault(EditionFault.OwnProposal)
                : found.Draft.Number != NextOf(found.Draft) ? Fault(EditionFault.Meanwhile)
                : KeepAsync(PublicationCodec.Encode(new PeriodPublished(found.Draft, proposal, by)), isProposal: false, cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EditionReply> RejectAsync(long proposal, string by, string reason, CancellationToken cancellationToken) => DecideAsync(
        () =>
        {
            var found = record.FindProposal(proposal);
            var fault = FaultOf(found, by);
            return fault != EditionFault.None ? Fault(fault)
                : !IsText(reason) ? Fault(EditionFault.Malformed)
                : KeepAsync(
                    PublicationCodec.Encode(new RestatementRejected(found!.Draft.Unit, found.Draft.Period, proposal, by, reason, time.GetUtcNow())), isProposal: false, cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredEdition> ReadAsync(long sequence, CancellationToken cancellationToken)
    {
        try
        {
            return ValueTask.FromResult(
                ledger.Header(sequence) is { Kind: EntryKind.Edition } ? new StoredEdition(ledger.Get(sequence)?.Payload.ToArray(), null) : default);
        }
        catch (LedgerSegmentMissingException e)
        {
            return ValueTask.FromResult(new StoredEdition(null, e.Segment.File));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async ValueTask<EditionReply> DecideAsync(Func<ValueTask<EditionReply>> decide, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await decide();
        }
        catch (LedgerUnavailableException)
        {
            return new EditionReply(EditionFault.Unavailable);
        }
        finally
        {
            _one.Release();
        }
    }

    private async ValueTask<EditionReply> TakeAsync(EditionOrder order, CancellationToken cancellationToken)
    {
        var draft = order.Draft;
        if (!catalogue.TryGetArea(draft.Unit, out var unit) || !MayDecide(draft.By, unit))
        {
            return new EditionReply(EditionFault.NotAllowed);
        }

        if (draft.Number != NextOf(draft))
        {
            return new EditionReply(EditionFault.Meanwhile);
        }

        if (record.Waiting(draft.Unit, draft.Period) is not null)
        {
            return new EditionReply(EditionFault.AlreadyProposed);
        }

        var last = record.Last(draft.Unit, draft.Period);
        if (!EditionFileRule.TryRead(draft, order.Full, order.Outside, out var full) || !IsAsked(draft, unit, last))
        {
            return new EditionReply(EditionFault.Malformed);
        }

        var comparison = last is not null && ReadHere(last) is { } before ? EditionComparison.Of(catalogue, before, full) : null;
        if (comparison is { Changes.Count: 0 })
        {
            return new EditionReply(EditionFault.NothingChanged);
        }

        draft = draft with { Changed = comparison?.Changes.Count ?? 0, Full = await KeepAsync(draft.Full, order.Full, cancellationToken), Outside = await KeepAsync(draft.Outside, order.Outside, cancellationToken) };

        // What cannot be compared, its year being archived, is looked at by a second person too.
        var sinceLooked = last is null || last == LookedAt(draft) ? comparison : ReadHere(LookedAt(draft)) is { } looked ? EditionComparison.Of(catalogue, looked, full) : null;
        return last is not null && sinceLooked?.NeedsSecond(options.RestatementPercent) != false
            ? await KeepAsync(PublicationCodec.Encode(new RestatementProposed(draft, sinceLooked?.LargestPercent)), isProposal: true, cancellationToken)
            : await KeepAsync(PublicationCodec.Encode(new PeriodPublished(draft, 0, "")), isProposal: false, cancellationToken);
    }

    private int NextOf(EditionDraft draft) => (record.Last(draft.Unit, draft.Period)?.Number ?? 0) + 1;

    // The last edition that a second person approved, else the first: many small restatements by one person add up to a large one.
    private Edition LookedAt(EditionDraft draft) => record.Of(draft.Unit, draft.Period).Last(e => e.Number == 1 || e.Decision.ApprovedBy.Length > 0);

    private EditionFault FaultOf(Proposal? proposal, string by) =>
        proposal is null ? EditionFault.NoProposal
        : !catalogue.TryGetArea(proposal.Draft.Unit, out var unit) || !MayDecide(by, unit) ? EditionFault.NotAllowed
        : proposal.State != ProposalState.Open ? EditionFault.NoProposal
        : EditionFault.None;

    private bool MayDecide(string by, Area unit) =>
        keys.Confirm(by).Credential is { Role: CredentialRole.Publisher or CredentialRole.Administrator } credential
        && (credential.Territory.Count == 0 || credential.UnitsIn(catalogue).Any(u => u.Covers(unit)));

    // A key that was replaced by another is still the same person's, whichever of the two is used first.
    private bool IsSamePerson(string proposer, string by) => SuccessorOf(proposer) == SuccessorOf(by);

    private string SuccessorOf(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(id) && keys.Index.Find(id)?.Credential.ReplacedBy is { } next)
        {
            id = next;
        }

        return id;
    }

    private bool IsAsked(EditionDraft draft, Area unit, Edition? last) =>
        unit.Level is AreaLevel.Country or AreaLevel.Province && unit.IsValidOn(draft.Period.Last)
        && draft.Period.Grain >= PeriodGrain.Month && draft.Period.Last < VietnamTime.DayOf(time.GetUtcNow())
        && draft.Catalogue == catalogue.Version && draft.Position >= (last?.Draft.Position ?? 0) && draft.Position <= ledger.Head.Sequence
        && (last is null ? draft.ReasonCode.Length == 0 && draft.Reason.Length == 0 : Enum.TryParse<RestatementReason>(draft.ReasonCode, out _) && IsText(draft.Reason));

    private static bool IsText(string reason) => reason.Length is > 0 and <= EditionDraft.LongestReason && !reason.Any(char.IsControl);

    private EditionContent? ReadHere(Edition edition)
    {
        try
        {
            return ledger.Get(edition.Draft.Full.Sequence) is { } entry ? EditionContent.Read(entry.Payload.ToArray()) : null;
        }
        catch (LedgerSegmentMissingException)
        {
            return null;
        }
    }

    private async ValueTask<EditionFile> KeepAsync(EditionFile file, byte[] bytes, CancellationToken cancellationToken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"edition:{Guid.CreateVersion7():N}");
        var appended = await ledger.AppendAsync(new NewEntry(EntryKind.Edition, Owner, id, bytes, SHA256.HashData(bytes), ReadOnlyMemory<byte>.Empty), cancellationToken);
        return file with { Sequence = appended.Header.Sequence };
    }

    private async ValueTask<EditionReply> KeepAsync(byte[] decision, bool isProposal, CancellationToken cancellationToken) =>
        await decisions.KeepAsync(decision, cancellationToken) is { } sequence ? new EditionReply(EditionFault.None, sequence, isProposal) : new EditionReply(EditionFault.Unavailable);

    private static ValueTask<EditionReply> Fault(EditionFault fault) => ValueTask.FromResult(new EditionReply(fault));
}
