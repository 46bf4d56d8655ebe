using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Storage.Decisions;

namespace Telemetry.Portal.Query.Publication;

/// <summary>
/// Puts what was published in the place of what is known now: the edition's file says the figure. Where nothing that could count has come since the edition, the catalogue is the same, and
/// the file says what is computed now, the two are one; that a figure is, this process remembers, and does not open the file for it again. In every other case what stands around the value
/// (operands, receipts, notes) is computed as of the edition's position. Thread-safe.
/// </summary>
internal sealed class PublishedFigures(
    Catalogue.Catalogue catalogue, PublicationRecord record, EditionLibrary library, FigureReader figures, OutsideFigureReader outside)
{
    private readonly HeldFigures _held = new();

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

        if (string.IsNullOrEmpty(moment.AsOf))
        {
            record.Require();
        }

        for (var i = 0; i < editions.Length; i++)
        {
            var (unit, period) = moment.Whole ?? (asked[i].Area, asked[i].Period);
            if (isPublished && IsOnOwnBoundaries(asked[i]))
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

    // Asked on the boundaries of its own last day, and of no unit but its own, it is the same figure.
    private bool IsOnOwnBoundaries(AskedFigure figure) =>
        figure.Boundaries is not { } boundaries || (boundaries == figure.Period.Last && figure.Area.IsValidOn(boundaries) && !figures.UnitsOf(figure.At(0)).Any());

    /// <summary>Replaces in place figures as known now by those of their editions.</summary>
    /// <param name="asked">The figures' questions.</param>
    /// <param name="answered">The figures as known now, in the form for who asks.</param>
    /// <param name="editions">Their editions.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask ReplaceAsync(IReadOnlyList<AskedFigure> asked, Figure[] answered, Edition?[] editions, Caller caller, CancellationToken cancellationToken)
    {
        var news = new Dictionary<(AreaKey, Period, FigureItemKind, long), bool>();
        var archived = new Dictionary<long, string?>();
        var others = new List<(int Index, EditionRow? Row, FigurePublication Publication)>();
        for (var i = 0; i < answered.Length; i++)
        {
            if (editions[i] is not { } edition)
            {
                continue;
            }

            var publication = new FigurePublication { Edition = edition, File = FileFor(caller, edition) };
            var file = answered[i].Form == FigureForm.Full ? edition.Draft.Full : edition.Draft.Outside;
            var isAsThen = edition.Draft.Catalogue == catalogue.Version && !await HasNewsAsync(news, asked[i], edition, cancellationToken);
            if (isAsThen && _held.Has(file, asked[i]))
            {
                answered[i] = answered[i] with { Publication = publication };
                continue;
            }

            var (content, archivedIn) = archived.TryGetValue(file.Sequence, out var year) ? (null, year) : await library.ReadAsync(file, cancellationToken);
            if (content is null)
            {
                archived[file.Sequence] = archivedIn;
            }

            var row = content?.Find(asked[i].Item.Text, asked[i].Area.Key, asked[i].Source, asked[i].Period);
            publication = publication with { ArchivedIn = archivedIn, FormulaVersion = row?.Formula is { } formula && formula != answered[i].Passport.FormulaVersion ? formula : null };
            if (!isAsThen || row?.SaysTheSame(EditionRow.Of(answered[i])) == false)
            {
                others.Add((i, row, publication));
                continue;
            }

            answered[i] = answered[i] with { Publication = publication };
            if (content is not null)
            {
                _held.Add(file, asked[i]);
            }
        }

        if (others.Count > 0)
        {
            await RecomputeAsync(asked, answered, others, caller.Role == CallerRole.Operator ? caller.Source : null, cancellationToken);
        }
    }

    // The hash of figures that somebody may not read would tell whether he guessed them.
    private EditionFile FileFor(Caller caller, Edition edition) =>
        catalogue.TryGetArea(edition.Unit, out var unit) && PublicationRights.ReadsInFull(caller, unit) ? edition.Draft.Full : edition.Draft.Outside;

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
