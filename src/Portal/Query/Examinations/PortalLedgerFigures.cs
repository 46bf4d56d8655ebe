using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Doctor;
using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Portal.Query.Examinations;

/// <summary>
/// What the ledger says, to one caller: each figure under the caller's rights and in the form that is the caller's, all at one position. What the caller may not read is there as little
/// as what nobody reported, and neither keeps the others from being answered. Nor is a figure of which a part is missing held against a printed one: they would differ, and nobody would
/// know by whose fault. Thread-safe.
/// </summary>
internal sealed class PortalLedgerFigures(Caller caller, FigureQueryService figures, Catalogue.Catalogue catalogue) : ILedgerFigures
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LedgerUse?>> FindAsync(IReadOnlyList<LedgerQuestion> questions, CancellationToken cancellationToken)
    {
        var found = new LedgerUse?[questions.Count];
        var asked = new List<AskedFigure>();
        var places = new List<int>();
        for (var i = 0; i < questions.Count; i++)
        {
            if (FigureItem.TryParse(catalogue, questions[i].Item, out var item))
            {
                asked.Add(new AskedFigure(item, questions[i].Area, questions[i].Period, questions[i].Source, questions[i].Area.Key.ToString()));
                places.Add(i);
            }
        }

        var (answered, position) = await figures.AnswerReadableAsync(caller, asked, cancellationToken);
        for (var i = 0; i < answered.Count; i++)
        {
            found[places[i]] = answered[i] is { Status: FigureStatus.Complete, Exact: { } exact } figure ? Map(figure, exact, position) : null;
        }

        return found;
    }

    private static LedgerUse Map(Figure figure, decimal exact, long position) => new(
        figure.Item,
        figure.Area.Key,
        figure.Period,
        figure.Passport.Plan?.Period ?? figure.Passport.Numerator?.PeriodUsed ?? figure.Period,

        // The form for readers outside is what such a reader is told, never more digits.
        figure.Form == FigureForm.Outside ? figure.Value ?? exact : exact,
        figure.Operator,
        position);
}
