using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Relations;

/// <summary>What the ledger answered to the questions of one report, asked once. Immutable.</summary>
internal sealed class LedgerAnswers
{
    private readonly Dictionary<LedgerQuestion, LedgerUse> _answers = [];

    private LedgerAnswers()
    {
    }

    /// <summary>Asks everything at once.</summary>
    public static async ValueTask<LedgerAnswers> AskAsync(
        ILedgerFigures ledger, IReadOnlyList<LedgerQuestion> questions, CancellationToken cancellationToken)
    {
        var answers = new LedgerAnswers();
        if (questions.Count == 0)
        {
            return answers;
        }

        var found = await ledger.FindAsync(questions, cancellationToken);
        for (var i = 0; i < questions.Count && i < found.Count; i++)
        {
            if (found[i] is { } use)
            {
                answers._answers.TryAdd(questions[i], use);
            }
        }

        return answers;
    }

    /// <summary>The answer; null where the ledger has none or was not asked.</summary>
    public LedgerUse? Find(string item, Area? area, Period? period, string? source = null) =>
        area is not null && period is { } known && _answers.TryGetValue(new LedgerQuestion(item, area, known, source ?? "all"), out var use) ? use : null;
}
