using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Edits;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>
/// Finds the small changes of one number that make a failing relation hold, and weighs each by what it does to the report's other relations. For one examination.
/// </summary>
internal sealed class EditFinder
{
    // A sum of more numbers than these has too many edits for one to mean anything.
    private const int MostEditable = 100;

    private const int MostNeighbours = 50;
    private const int MostKept = 5;

    // Numbers looked at in all: some seconds' worth is never reached by a report that somebody wrote.
    private const int MostLooks = 4_000_000;

    private readonly RelationScope _scope;
    private readonly IReadOnlyList<Relation> _relations;
    private readonly IReadOnlyList<Verdict?> _verdicts;
    private readonly Dictionary<int, List<int>> _byNumber = [];
    private readonly CancellationToken _cancellationToken;
    private int _looks;

    /// <summary>Indexes the relations by their numbers.</summary>
    public EditFinder(RelationScope scope, IReadOnlyList<Relation> relations, IReadOnlyList<Verdict?> verdicts, CancellationToken cancellationToken)
    {
        (_scope, _relations, _verdicts, _cancellationToken) = (scope, relations, verdicts, cancellationToken);
        for (var i = 0; i < relations.Count; i++)
        {
            foreach (var use in relations[i].Uses)
            {
                var own = _byNumber.GetOrAdd(use.Number);
                if (own.Count < MostNeighbours && (own.Count == 0 || own[^1] != i))
                {
                    own.Add(i);
                }
            }
        }
    }

    /// <summary>
    /// The edits of one relation, the best first, how many are equally good as the first, and what the first needs besides: a number that took the slip over
    /// (a total of totals), where with both changed every relation of the two holds; null where there is none.
    /// </summary>
    public (IReadOnlyList<ProposedEdit> Edits, int EquallyGood, ProposedEdit? Besides) Find(int index)
    {
        var relation = _relations[index];
        var found = new List<(ProposedEdit Edit, int Score, int Size, ProposedEdit? Besides)>();
        foreach (var number in relation.Editable.Distinct().Take(MostEditable + 1).ToList() is { Count: <= MostEditable } numbers ? numbers : [])
        {
            var needed = relation.Needed(number, _scope.Figures);
            foreach (var edit in EditsOf(number).Concat(RoundedThousands(number, needed)))
            {
                if (needed is { } range && !range.Contains(edit.Value))
                {
                    continue;
                }

                var trial = new TrialFigures(_scope.Figures, number, FigureOf(number, edit));
                if (Judge(relation, trial) == Verdict.Holds)
                {
                    var (mends, breaks) = Weigh(index, number, trial);
                    if (breaks > mends + 1)
                    {
                        continue;
                    }

                    var proposed = new ProposedEdit(number, _scope[number].Number.Text, edit.Text, PrintedSlips.Name(edit.Slip), mends, breaks);
                    found.Add((proposed, mends - breaks, PrintedSlips.Size(edit.Slip), breaks > mends ? Besides(relation, number, trial) : null));
                }
            }
        }

        // What breaks as much as it mends is told only where nothing better is.
        found.RemoveAll(f => f.Score < 0 && found.Exists(o => o.Score >= 0));
        var ranked = found.OrderByDescending(f => f.Score).ThenBy(f => f.Besides is null).ThenBy(f => f.Size).ToList();
        return ([.. ranked.Take(MostKept).Select(f => f.Edit)],
            ranked.Count(f => f.Score == ranked[0].Score && f.Besides is null == (ranked[0].Besides is null) && f.Size == ranked[0].Size),
            ranked.Count > 0 ? ranked[0].Besides : null);
    }

    // The same difference in one number of a relation that the edit breaks.
    private ProposedEdit? Besides(Relation mended, int number, TrialFigures trial)
    {
        var difference = trial[number].Value - _scope.Figures[number].Value;
        var broken = _byNumber[number].Where(r => Judge(_relations[r], trial) > _verdicts[r]).ToList();
        foreach (var other in broken.SelectMany(r => _relations[r].Editable).Distinct().Where(n => n != number).Take(MostEditable))
        {
            var printed = _scope[other].Number;
            var value = _scope.Figures[other].Value + difference;
            var both = new TrialFigures(trial, other, _scope.Figures[other].MovedTo(value));
            var own = _byNumber[other].Select(r => (Was: _verdicts[r], Now: Judge(_relations[r], both))).ToList();
            if (Judge(mended, both) == Verdict.Holds && broken.TrueForAll(r => Judge(_relations[r], both) == Verdict.Holds)
                && own.TrueForAll(v => v.Now is null || v.Now <= (v.Was ?? Verdict.HoldsOnlyIf)) && own.Exists(v => v is { Was: Verdict.Fails, Now: Verdict.Holds }))
            {
                return new ProposedEdit(other, printed.Text, PrintedEdits.Write(printed, value / printed.Scale, printed.Decimals), "", 0, 0);
            }
        }

        return null;
    }

    private IEnumerable<PrintedEdit> EditsOf(int number)
    {
        var labelled = _scope[number];
        var metric = WholeCount.MetricOf(labelled, _scope.Catalogue);
        var isSigned = labelled.Number.Value < 0 || metric?.Minimum < 0;
        return PrintedEdits.Of(labelled.Number, WholeCount.IsMeant(labelled, _scope.Catalogue) && labelled.Number.Scale == 1)
            .Where(e => (isSigned || e.Value >= 0) && (metric is null || IsWithin(metric, e.Value)));
    }

    // 160 for 160.210: only the relation knows what was cut off.
    private IEnumerable<PrintedEdit> RoundedThousands(int number, Interval? needed)
    {
        var printed = _scope[number].Number;
        if (needed is { IsExact: true, Low: var right } && printed is { Scale: 1, Decimals: 0 } && decimal.IsInteger(right) && Math.Abs(right) < long.MaxValue
            && DigitEdits.IsRoundedThousands((long)printed.Value, (long)right))
        {
            yield return new PrintedEdit(right, 0, PrintedEdits.Write(printed, right, 0), PrintedSlip.RoundedThousands);
        }
    }

    private static bool IsWithin(Metric metric, decimal value) =>
        value >= DecimalMath.Unscale(metric.Minimum, metric.Decimals) && value <= DecimalMath.Unscale(metric.Maximum, metric.Decimals);

    private Figure FigureOf(int number, PrintedEdit edit) => edit.Decimals == _scope[number].Number.Decimals
        ? _scope.Figures[number].MovedTo(edit.Value)
        : Figure.Exactly(edit.Value);

    private (int Mends, int Breaks) Weigh(int index, int number, IFigures trial)
    {
        var (mends, breaks) = (0, 0);
        foreach (var other in _byNumber[number])
        {
            if (other != index && Judge(_relations[other], trial) is { } verdict)
            {
                // A relation that could say nothing with the number as printed speaks for the edit, or against it.
                mends += _verdicts[other] is { } was ? (verdict < was ? 1 : 0) : (verdict == Verdict.Holds ? 1 : 0);
                breaks += verdict > (_verdicts[other] ?? Verdict.HoldsOnlyIf) ? 1 : 0;
            }
        }

        return (mends, breaks);
    }

    private Verdict? Judge(Relation relation, IFigures figures)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _looks += relation.Uses.Count;
        return _looks > MostLooks ? null : RelationJudge.Judge(relation, figures);
    }
}
