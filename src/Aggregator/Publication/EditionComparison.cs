using Telemetry.Aggregator.Indicators;

namespace Telemetry.Aggregator.Publication;

/// <summary>What a new edition changes, figure by figure. Pure.</summary>
public sealed class EditionComparison
{
    private EditionComparison(IReadOnlyList<EditionChange> changes, IReadOnlyList<EditionChange> ofUnit)
    {
        Changes = changes;
        OfUnit = ofUnit;
    }

    /// <summary>Figures of which the two say different things, in the order of the files.</summary>
    public IReadOnlyList<EditionChange> Changes { get; }

    /// <summary>Those of the unit itself and its own period: totals of metrics and indicators, whose changes a second person must look at where they are large.</summary>
    public IReadOnlyList<EditionChange> OfUnit { get; }

    /// <summary>Largest change among <see cref="OfUnit"/>, per cent, without sign; null: one appears, disappears, or changes from zero. 0 where none of them changes its value.</summary>
    public decimal? LargestPercent =>
        OfUnit.Any(c => c.Percent is null && (c.Before?.Value is not null || c.After?.Value is not null) && c.Difference != 0)
            ? null
            : OfUnit.Select(c => Math.Abs(c.Percent ?? 0)).DefaultIfEmpty().Max();

    /// <summary>Compares two editions of one unit and period.</summary>
    public static EditionComparison Of(Catalogue.Catalogue catalogue, EditionContent before, EditionContent after)
    {
        var changes = new List<EditionChange>();
        using var earlier = before.Rows.GetEnumerator();
        using var later = after.Rows.GetEnumerator();
        var (hasEarlier, hasLater) = (earlier.MoveNext(), later.MoveNext());
        while (hasEarlier || hasLater)
        {
            var order = !hasEarlier ? 1 : !hasLater ? -1 : string.CompareOrdinal(KeyOf(earlier.Current), KeyOf(later.Current));
            if (order != 0 || !earlier.Current.SaysTheSame(later.Current))
            {
                changes.Add(new EditionChange(order <= 0 ? earlier.Current : null, order >= 0 ? later.Current : null));
            }

            hasEarlier = order <= 0 ? earlier.MoveNext() : hasEarlier;
            hasLater = order >= 0 ? later.MoveNext() : hasLater;
        }

        return new EditionComparison(changes, [.. changes.Where(c => IsOfUnit(catalogue, c, after.Head))]);
    }

    /// <summary>Whether a second person must approve it.</summary>
    /// <param name="percent">Per cent by which figures of the unit may change without one.</param>
    public bool NeedsSecond(decimal percent) => !(LargestPercent <= percent);

    // A growth of 0.1 % that becomes 0.2 % has doubled and is no matter; what it is computed from is looked at. An item that the catalogue no longer has is.
    private static bool IsOfUnit(Catalogue.Catalogue catalogue, EditionChange change, EditionHead head) =>
        change.Area == head.Unit && change.Operator == FigureQuery.AllOperators && change.Period == head.Period
        && (!FigureItem.TryParse(catalogue, change.Item, out var item) || item.Kind == FigureItemKind.Value);

    private static string KeyOf(EditionRow row) => EditionRow.KeyOf(row.Item, row.Area, row.Operator, row.Period);
}
