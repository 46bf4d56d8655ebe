using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>
/// Total rows and columns of tables. What a total is the sum of is not always what stands above it (sub-totals, items in detail, the total first), so each way
/// in which tables add up is tried. A line fails only if no way fits it, by the way that fits the table's other lines.
/// </summary>
internal sealed class TableTotalFinder : IRelationFinder
{
    private const int MostTotals = 20;

    /// <inheritdoc/>
    public void Find(RelationScope scope, RelationList relations)
    {
        for (var i = 0; i < scope.Report.Tables.Count && !relations.IsFull; i++)
        {
            var grid = new TableGrid(scope, i);
            foreach (var row in scope.Report.Tables[i].TotalRows.Where(r => !grid.IsShifted(r)).Take(MostTotals))
            {
                FindRow(scope, relations, grid, row);
            }

            foreach (var column in scope.Report.Tables[i].TotalColumns.Take(MostTotals))
            {
                FindColumn(scope, relations, grid, column);
            }
        }
    }

    private static void FindRow(RelationScope scope, RelationList relations, TableGrid grid, int row)
    {
        var ways = grid.WaysOfRow(row);
        var lines = new List<TableLine>();
        foreach (var column in grid.SummedColumns)
        {
            if (grid.At(row, column) is { } total)
            {
                lines.Add(new TableLine(total, [.. ways.Select(way => grid.Gather(way.Select(r => (r, column))))]));
            }
        }

        Claim(scope, relations, lines, isProofNeeded: false);
    }

    private static void FindColumn(RelationScope scope, RelationList relations, TableGrid grid, int column)
    {
        if (!grid.SummedColumns.Contains(column))
        {
            return;
        }

        var ways = grid.WaysOfColumn(column);
        var lines = new List<TableLine>();
        foreach (var row in grid.DataRows)
        {
            if (grid.At(row, column) is { } total)
            {
                lines.Add(new TableLine(total, [.. ways.Select(way => grid.Gather(way.Select(c => (row, c))))]));
            }
        }

        Claim(scope, relations, lines, isProofNeeded: true);
    }

    private static void Claim(RelationScope scope, RelationList relations, List<TableLine> lines, bool isProofNeeded)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var ways = lines[0].Ways.Count;
        var fits = Enumerable.Range(0, ways).Select(w => lines.Count(l => l.Ways[w] is { } parts && IsProof(scope, l.Total, parts))).ToList();
        var best = ways == 0 ? -1 : fits.IndexOf(fits.Max());
        var isProven = best >= 0 && (isProofNeeded ? fits[best] >= 2 && fits[best] * 2 > lines.Count(l => l.Ways[best] is { Count: > 1 }) : fits[best] > 0);
        if (best < 0 || (!isProven && (isProofNeeded || IsSelection(scope, lines))))
        {
            return;
        }

        foreach (var line in lines)
        {
            var parts = line.Ways.FirstOrDefault(w => w is { } some && Fits(scope, line.Total, some)) ?? line.Ways[best];
            if (parts is { Count: > 1 })
            {
                relations.AddSum(new SumRelation(DiagnosisKind.TableTotal, line.Total, parts, isProven ? Confidence.Certain : Confidence.Likely));
            }
        }
    }

    // Several columns, and in each the rows come to less than the total: the table shows some rows of many.
    private static bool IsSelection(RelationScope scope, List<TableLine> lines) =>
        lines.Count > 2 && lines.TrueForAll(l => l.Ways[0] is not { } parts || parts.Sum(p => scope.Figures[p].Value) < scope.Figures[l.Total].Value);

    // Zeros add up to zero in any way.
    private static bool IsProof(RelationScope scope, int total, IReadOnlyList<int> parts) =>
        parts.Count > 1 && scope.Figures[total].Value != 0 && Fits(scope, total, parts);

    private static bool Fits(RelationScope scope, int total, IReadOnlyList<int> parts)
    {
        if (parts.Count == 0)
        {
            return false;
        }

        var (low, high) = (0m, 0m);
        foreach (var part in parts)
        {
            var rounded = scope.Figures[part].Rounded;
            low += rounded.Low;
            high += rounded.High;
        }

        return scope.Figures[total].Rounded.Meets(new(low, high));
    }
}
