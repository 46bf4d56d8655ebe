using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Query;

/// <summary>
/// Answers how a figure came to be what it is: the question of <see cref="FigureQueryService"/>, under the same rights, for one figure. A total in the form for
/// readers outside has no history: two states compared would tell what one sender added. Thread-safe.
/// </summary>
internal sealed class FigureHistoryService(
    FigureQueryService figures, QuestionExpander expander, FigureHistoryReader history, ILedgerEntries entries, ILedgerTimeline timeline)
{
    /// <summary>The history of the one figure of the question.</summary>
    public async ValueTask<Reply<FigureHistoryAnswer>> AnswerAsync(Caller? caller, FigureRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!OneFigure.IsAsked(request, out var fault))
        {
            return fault;
        }

        var outcome = await figures.AnswerAsync(caller, request, cancellationToken);
        if (!outcome.TryGet(out var answer, out fault) || !expander.TryExpand(request, out var asked, out fault))
        {
            return fault;
        }

        var figure = answer.Figures[0];
        return figure.Form == FigureForm.Outside
            ? QueryFault.NoHistoryOutside
            : figure.Reason?.Code == FigureReasonCode.DayNotKept
                ? new FigureHistoryAnswer(figure, answer.AsOf, [], IsWhole: false, IsLedgerOut: false)
                : await ExplainAsync(caller, answer.AsOf, await history.ReadAsync(asked[0].At(answer.AsOf), cancellationToken), cancellationToken);
    }

    private async ValueTask<FigureHistoryAnswer> ExplainAsync(
        Caller caller, long asOf, FigureHistory found, CancellationToken cancellationToken)
    {
        var (known, isOut) = (new Dictionary<long, SubmissionEntry>(), false);
        try
        {
            foreach (var entry in found.Changes.Count == 0 ? [] : await entries.FindAsync([.. found.Changes.Select(c => c.Sequence)], cancellationToken))
            {
                known[entry.Header.Sequence] = entry;
            }
        }
        catch (PartUnavailableException)
        {
            // What changed is known without the ledger; only who said why is not.
            isOut = true;
        }

        var changes = new List<ExplainedChange>(found.Changes.Count);
        foreach (var change in found.Changes)
        {
            var entry = known.GetValueOrDefault(change.Sequence);
            var time = entry?.Header.Time ?? (isOut ? null : await timeline.TimeOfAsync(change.Sequence, cancellationToken));
            var seen = entry is not null && MaySee(caller, entry) ? entry : null;
            changes.Add(new ExplainedChange(change, time, seen, AccessPolicy.MayReadAll(caller) ? seen?.Header.SubmissionId : null));
        }

        // What came in made it so, whatever was published of it.
        return new FigureHistoryAnswer(found.Figure, asOf, changes, found.IsWhole, isOut);
    }

    // An entry that changed a figure has a cell in that figure, which a reader may read; what another source wrote to it is not an operator's business.
    private static bool MaySee(Caller caller, SubmissionEntry entry) => caller.Role != CallerRole.Operator || entry.Header.Source == caller.Source;
}
