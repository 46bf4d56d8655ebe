using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Publication;

/// <summary>
/// Puts what was published in the place of what is known now: 1. nothing that could count has come since the edition, and the catalogue is the same: the two are one; 2. else the
/// edition's file says the figure; 3. where that is another than the present one, what stands around it (operands, receipts, notes) is computed as of the edition's position. Thread-safe.
/// </summary>
internal sealed class PublishedFigures(
    Catalogue.Catalogue catalogue, PublicationRecord record, EditionLibrary library, FigureReader figures, OutsideFigureReader outside)
{
    /// <summary>Which edition each figure is read from; null: provisional.</summary>
    /// <param name="asked">The figures.</param>
    /// <param name="isOutside">Which of them are given in the form for readers outside.</param>
    /// <param name="moment">What was asked.</param>
    /// <param name="editions">The editions, in the order of the figures.</param>
    /// <param name="fault">Why they cannot be given so.</param>
    /// <exception cref="PartUnavailableException">It is not known yet what is published.</exception>
    public bool TryChoose(
        IReadOnlyList<AskedFigure> asked, bool[] isOutside, FigureMoment moment, [NotNullWhen(true)] out Edition?[]? editions, [NotNullWhen(false)] out QueryFault? fault)
    {
        editions = new Edition?[asked.Count];
        if (!moment.TryReadEdition(out var isPublished, out var number, out fault))
        {
            return false;
        }

        if (!record.IsKnown && string.IsNullOrEmpty(moment.AsOf))
        {
            throw new PartUnavailableException("The collector, which knows what is published, has not been reached yet.");
        }

        for (var i = 0; i < editions.Length; i++)
        {
            var (unit, period) = moment.Whole ?? (asked[i].Area, asked[i].Period);
            if (isPublished && asked[i].Boundaries is null)
            {
                editions[i] = number is { } wanted ? record.Covering(unit, period, wanted) : record.Covering(unit, period);
            }

            fault = number is { } missing && editions[i] is null ? QueryFault.NoEdition(missing.ToString(CultureInfo.InvariantCulture))
                : !isPublished && isOutside[i] && record.Covering(unit, period) is not null ? QueryFault.OnlyPublished
                : null;
            if (fault is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Replaces in place figures as known now by those of their editions.</summary>
    /// <param name="asked">The figures' questions.</param>
    /// <param name="answered">The figures as known now, in the form for who asks.</param>
    /// <param name="editions">Their editions.</param>
    /// <param name="own">The reader's own source; null for none.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask ReplaceAsync(IReadOnlyList<AskedFigure> asked, Figure[] answered, Edition?[] editions, string? own, CancellationToken cancellationToken)
    {
        var news = new Dictionary<(AreaKey, Period, FigureItemKind, long), bool>();
        var others = new List<(int Index, EditionRow? Row, FigurePublication Publication)>();
        for (var i = 0; i < answered.Length; i++)
        {
            if (editions[i] is not { } edition)
            {
                continue;
            }

            var publication = new FigurePublication { Edition = edition };
            if (answered[i].Form == FigureForm.Full && edition.Draft.Catalogue == catalogue.Version && !await HasNewsAsync(news, asked[i], edition, cancellationToken))
            {
                answered[i] = answered[i] with { Publication = publication };
                continue;
            }

            var file = answered[i].Form == FigureForm.Full ? edition.Draft.Full : edition.Draft.Outside;
            var (content, archivedIn) = await library.ReadAsync(file, cancellationToken);
            var row = content?.Find(asked[i].Item.Text, asked[i].Area.Key, asked[i].Source, asked[i].Period);
            publication = publication with { ArchivedIn = archivedIn, FormulaVersion = row?.Formula is { } formula && formula != answered[i].Passport.FormulaVersion ? formula : null };
            if (row is not null && row.SaysTheSame(EditionRow.Of(answered[i])))
            {
                answered[i] = answered[i] with { Publication = publication };
            }
            else
            {
                others.Add((i, row, publication));
            }
        }

        if (others.Count > 0)
        {
            await RecomputeAsync(asked, answered, others, own, cancellationToken);
        }
    }

    private async ValueTask<bool> HasNewsAsync(Dictionary<(AreaKey, Period, FigureItemKind, long), bool> known, AskedFigure figure, Edition edition, CancellationToken cancellationToken)
    {
        var key = (figure.Area.AtLevel(AreaLevel.Province)?.Key ?? figure.Area.Key, figure.Period, figure.Item.Kind, edition.Sequence);
        if (!known.TryGetValue(key, out var hasNews))
        {
            known[key] = hasNews = await figures.HasNewsAsync(figure.At(0), edition.Draft.Position, cancellationToken);
        }

        return hasNews;
    }

    private async ValueTask RecomputeAsync(
        IReadOnlyList<AskedFigure> asked, Figure[] answered, List<(int Index, EditionRow? Row, FigurePublication Publication)> others, string? own, CancellationToken cancellationToken)
    {
        var then = await figures.ReadManyAsync([.. others.Select(o => asked[o.Index].At(o.Publication.Edition.Draft.Position))], cancellationToken);
        for (var i = 0; i < then.Count; i++)
        {
            var (index, row, publication) = others[i];
            var now = answered[index];
            var isOutside = now.Form == FigureForm.Outside;
            var figure = isOutside ? await outside.HideAsync(then[i], own, cancellationToken) : then[i];
            figure = row is null ? figure : Say(figure, row);
            var isOverdue = !isOutside && !EditionRow.Of(now).SaysTheSame(EditionRow.Of(figure));
            answered[index] = figure with { Publication = publication with { IsOverdue = isOverdue, Provisional = isOverdue ? now.Value : null } };
        }
    }

    // The figure as the file has it; what stands around it is as near as can be computed today.
    private static Figure Say(Figure figure, EditionRow row) => row.Value is null
        ? OutsideFigureReader.Bare(figure, figure.Reason?.Code == row.Reason ? figure.Reason : row.Reason is { } code ? FigureReason.Of(code) : null)
        : figure with { Value = row.Value, Exact = row.Exact, Status = row.Status, Reason = null, Unit = row.Unit };
}
