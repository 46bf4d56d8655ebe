using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>
/// Examines a labelled report: 1. asks the ledger once for all that could be compared; 2. finds the relations; 3. judges each; 4. looks for edits of those that fail;
/// 5. says what was found, failures first. Thread-safe.
/// </summary>
internal static class RelationExaminer
{
    /// <summary>Failures for which edits are looked for; the others are told without.</summary>
    private const int MostMended = 200;

    private const int ExpectedDecimals = 6;

    /// <summary>Every diagnosis of the report.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public static async ValueTask<IReadOnlyList<Diagnosis>> ExamineAsync(
        LabelledReport report, Catalogue.Catalogue catalogue, ILedgerFigures ledger, CancellationToken cancellationToken)
    {
        var answers = await LedgerAnswers.AskAsync(ledger, LedgerQuestions.Of(report, catalogue), cancellationToken);
        var scope = new RelationScope(catalogue, report, answers);
        var found = new RelationList(cancellationToken);
        foreach (var finder in RelationFinders.All)
        {
            found.Next();
            finder.Find(scope, found);
        }

        var (relations, verdicts) = Judged(scope, found.All, cancellationToken);
        var edits = new EditFinder(scope, relations, verdicts, cancellationToken);
        var diagnoses = new List<Diagnosis>(relations.Count);
        var mended = 0;
        for (var i = 0; i < relations.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (verdicts[i] is { } verdict && RelationJudge.Describe(relations[i], scope) is { } diagnosis)
            {
                var told = relations[i].IsMendable(verdict, scope.Figures) && mended++ < MostMended
                    ? EditText.Added(diagnosis, edits.Find(i), scope)
                    : diagnosis;
                diagnoses.Add(told.Expected is { } expected ? told with { Expected = decimal.Round(expected, ExpectedDecimals) } : told);
            }
        }

        return [.. Folded(diagnoses).OrderByDescending(d => d.Verdict).ThenBy(d => d.IsGrowthWithoutBase).ThenByDescending(d => d.Confidence).ThenBy(d => d.Numbers[0].Number)];
    }

    // A ratio that fails on the ledger's own denominator differs from the ledger's ratio for the same reason: told once, with the arithmetic.
    private static IEnumerable<Diagnosis> Folded(List<Diagnosis> diagnoses)
    {
        var told = diagnoses
            .Where(d => d is { Kind: DiagnosisKind.RatioAndBase, Verdict: Verdict.Fails, Ledger.Count: > 0 })
            .Select(d => d.Numbers[0].Number)
            .ToHashSet();
        return diagnoses.Where(d => d.Kind != DiagnosisKind.AgainstLedger || !told.Contains(d.Numbers[0].Number));
    }

    // Where a number cannot be computed with (a count with a fraction) nothing is said, but an edit of it may let the relation speak.
    private static (List<Relation> Relations, List<Verdict?> Verdicts) Judged(
        RelationScope scope, IReadOnlyList<Relation> all, CancellationToken cancellationToken)
    {
        var relations = new List<Relation>(all.Count);
        var verdicts = new List<Verdict?>(all.Count);
        foreach (var relation in all)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!relation.Uses.Any(u => PrintedFigures.IsTooLarge(scope[u.Number].Number.Value)))
            {
                relations.Add(relation);
                verdicts.Add(RelationJudge.Judge(relation, scope.Figures));
            }
        }

        return (relations, verdicts);
    }
}
