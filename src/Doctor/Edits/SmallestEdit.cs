namespace Telemetry.Doctor.Edits;

/// <summary>
/// Finds the one small change of one number that makes a relation hold: a check of reported figures and of printed ones alike.
/// Arithmetic proves an edit only where it is the only one of its size, so where two are as small none is named. Pure.
/// </summary>
public static class SmallestEdit
{
    /// <summary>The smallest edit, where exactly one is the smallest; null where the relation holds, or none or several would mend it.</summary>
    public static CellEdit? Find(LinearRelation relation)
    {
        CellEdit? best = null;
        var isAlone = false;
        foreach (var candidate in Candidates(relation))
        {
            var order = best is { } known ? SizeOf(candidate.Class).CompareTo(SizeOf(known.Class)) : -1;
            if (order < 0)
            {
                best = candidate;
            }

            isAlone = order < 0 || (order > 0 && isAlone);
        }

        return isAlone ? best : null;
    }

    /// <summary>Every edit of one number that makes the relation hold and leaves the number within its bounds; none where it holds already.</summary>
    public static IReadOnlyList<CellEdit> Candidates(LinearRelation relation)
    {
        var candidates = new List<CellEdit>();
        var sum = relation.Sum;
        if (relation.IsWithin(sum))
        {
            return candidates;
        }

        for (var i = 0; i < relation.Cells.Count; i++)
        {
            var cell = relation.Cells[i];
            if (!cell.IsFixed && cell.Coefficient != 0)
            {
                AddEdits(relation, i, sum - ((decimal)cell.Coefficient * cell.Value), candidates);
            }
        }

        return candidates;
    }

    // A zero lost and a zero gained are the same size of slip.
    private static int SizeOf(EditClass edit) => edit switch
    {
        EditClass.SwappedDigits => 0,
        EditClass.LostZero or EditClass.GainedZero => 1,
        EditClass.Thousands => 2,
        EditClass.RoundedThousands => 3,
        _ => 4,
    };

    private static void AddEdits(LinearRelation relation, int index, decimal rest, List<CellEdit> candidates)
    {
        var cell = relation.Cells[index];

        // Most numbers are far off: do not write out their digits.
        var isExact = relation.Lowest == relation.Highest;
        var needed = isExact ? (relation.Lowest - rest) / cell.Coefficient : 0;
        if (isExact && (!decimal.IsInteger(needed) || needed < cell.Minimum || needed > cell.Maximum))
        {
            return;
        }

        foreach (var (value, edit) in DigitEdits.Of(cell.Value))
        {
            if (value >= cell.Minimum && value <= cell.Maximum && relation.IsWithin(rest + ((decimal)cell.Coefficient * value)))
            {
                candidates.Add(new CellEdit(index, cell.Value, value, edit));
            }
        }

        if (isExact && DigitEdits.IsRoundedThousands(cell.Value, (long)needed))
        {
            candidates.Add(new CellEdit(index, cell.Value, (long)needed, EditClass.RoundedThousands));
        }
    }
}
