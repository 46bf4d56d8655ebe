using System.Collections.Immutable;
using Telemetry.Catalogue;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;

namespace Telemetry.Aggregator.Publication;

/// <summary>
/// Which editions there are, and which proposals wait: a projection of the ledger's decisions, in memory, built anew at every start. Decisions taken in before change nothing. Thread-safe.
/// </summary>
public sealed class PublicationRecord
{
    private readonly Lock _writing = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Snapshot _now = new(0, 0, long.MaxValue, ImmutableDictionary<(AreaKey, Period), Published>.Empty);

    /// <summary>Whether decisions come from another process, and what is published is unknown until all have come that there were at the first contact. Default: no.</summary>
    public bool AwaitsFirst { get; init; }

    /// <summary>Whether it can be said what is published.</summary>
    public bool IsKnown => !AwaitsFirst || (_now is { } now && now.Through >= now.FirstHead);

    /// <summary>Ledger position through which decisions were taken in.</summary>
    public long Through => _now.Through;

    /// <summary>Ledger position of the last decision about an edition; grows whenever something was published, proposed or rejected.</summary>
    public long State => _now.State;

    /// <summary>Every (unit, period) with an edition, in no particular order.</summary>
    public IEnumerable<Edition> Latest => _now.Periods.Values.Where(p => p.Editions.Count > 0).Select(p => p.Editions[^1]);

    /// <summary>Every edition, in order of publication.</summary>
    public IReadOnlyList<Edition> All => [.. _now.Periods.Values.SelectMany(p => p.Editions).OrderBy(e => e.Sequence)];

    /// <summary>Whether the entry at a ledger position is a file of a published edition: one that waits, or was rejected, is not.</summary>
    public bool IsPublishedFile(long sequence) => _now.Periods.Values.Any(p => p.Editions.Exists(e => e.Draft.Full.Sequence == sequence || e.Draft.Outside.Sequence == sequence));

    /// <summary>Takes in decisions in order of position.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <param name="through">How far the ledger was read for them.</param>
    /// <param name="head">Position of the ledger's last entry; read up to the first that is ever named, it is known what is published.</param>
    public void TakeIn(IReadOnlyList<LedgerEntry> decisions, long through, long head)
    {
        lock (_writing)
        {
            var now = _now;
            var (periods, state) = (now.Periods, now.State);
            foreach (var entry in decisions)
            {
                if (entry.Header.Sequence > now.Through && PublicationCodec.TryDecode(entry.Payload, out var decision))
                {
                    periods = Apply(periods, entry.Header, decision);
                    state = entry.Header.Sequence;
                }
            }

            _now = new Snapshot(Math.Max(through, now.Through), state, Math.Min(head, now.FirstHead), periods);
            if (state != now.State)
            {
                Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            }
        }
    }

    /// <summary>Returns when the decision at that position about an edition was taken in.</summary>
    public async ValueTask WaitForAsync(long sequence, CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = Volatile.Read(ref _moved).Task;
            if (State >= sequence)
            {
                return;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The editions of a unit's period, the first first.</summary>
    public IReadOnlyList<Edition> Of(AreaKey unit, Period period) => _now.Periods.TryGetValue((unit, period), out var known) ? known.Editions : [];

    /// <summary>The proposals of a unit's period, the first first.</summary>
    public IReadOnlyList<Proposal> ProposalsOf(AreaKey unit, Period period) => _now.Periods.TryGetValue((unit, period), out var known) ? known.Proposals : [];

    /// <summary>The newest edition; null where the period is provisional.</summary>
    public Edition? Last(AreaKey unit, Period period) => Of(unit, period) is [.., var last] ? last : null;

    /// <summary>The proposal that waits; null where none does.</summary>
    public Proposal? Waiting(AreaKey unit, Period period) => ProposalsOf(unit, period).FirstOrDefault(p => p.State == ProposalState.Open);

    /// <summary>A proposal by its position; null where there is none.</summary>
    public Proposal? FindProposal(long sequence) => _now.Periods.Values.SelectMany(p => p.Proposals).FirstOrDefault(p => p.Sequence == sequence);

    /// <summary>
    /// The newest edition that has a unit's figures of a period: its province's, whoever published the country later, since the province answers for its figures; where there is
    /// none, for a province the country's. Null where they are provisional.
    /// </summary>
    public Edition? Covering(Area area, Period period) => Editions(area, period) is [.., var last] ? last : null;

    /// <summary>The edition of that number that has a unit's figures of a period; null where there is none.</summary>
    public Edition? Covering(Area area, Period period, int number) => Editions(area, period) is { } all && number >= 1 && number <= all.Count ? all[number - 1] : null;

    private ImmutableList<Edition> Editions(Area area, Period period)
    {
        var now = _now;
        if (now.Periods.IsEmpty)
        {
            return [];
        }

        var unit = area.AtLevel(AreaLevel.Province) ?? area;
        return now.Periods.TryGetValue((unit.Key, period), out var own) && own.Editions.Count > 0 ? own.Editions
            : area.Level == AreaLevel.Province && area.Parent is { } country && now.Periods.TryGetValue((country.Key, period), out var all) ? all.Editions
            : [];
    }

    private static ImmutableDictionary<(AreaKey, Period), Published> Apply(ImmutableDictionary<(AreaKey, Period), Published> periods, EntryHeader header, object decision)
    {
        var key = decision switch
        {
            PeriodPublished published => (published.Draft.Unit, published.Draft.Period),
            RestatementProposed proposed => (proposed.Draft.Unit, proposed.Draft.Period),
            RestatementRejected rejected => (rejected.Unit, rejected.Period),
            _ => default,
        };
        var known = periods.TryGetValue(key, out var before) ? before : new Published([], []);
        return periods.SetItem(key, decision switch
        {
            // The collector gives numbers out one after the other; a decision that does not fit was never made by it.
            PeriodPublished published when published.Draft.Number == known.Editions.Count + 1 => new Published(
                known.Editions.Add(new Edition(header.Sequence, header.Time, published)), Settle(known.Proposals, published.Proposal, p => p with { State = ProposalState.Approved })),
            RestatementProposed proposed => known with { Proposals = known.Proposals.Add(new Proposal(header.Sequence, header.Time, proposed, ProposalState.Open)) },
            RestatementRejected rejected => known with
            {
                Proposals = Settle(known.Proposals, rejected.Proposal, p => p with { State = ProposalState.Rejected, Rejection = rejected }),
            },
            _ => known,
        });
    }

    private static ImmutableList<Proposal> Settle(ImmutableList<Proposal> proposals, long sequence, Func<Proposal, Proposal> settle) =>
        proposals.Find(p => p.Sequence == sequence) is { } proposal ? proposals.Replace(proposal, settle(proposal)) : proposals;

    private sealed record Published(ImmutableList<Edition> Editions, ImmutableList<Proposal> Proposals);

    private sealed record Snapshot(long Through, long State, long FirstHead, ImmutableDictionary<(AreaKey, Period), Published> Periods);
}
