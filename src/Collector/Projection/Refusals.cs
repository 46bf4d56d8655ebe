using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Projection;

/// <summary>The refused part of a submission, made for asking cell by cell.</summary>
internal sealed class Refusals
{
    private readonly HashSet<int> _columns = [];
    private readonly HashSet<int> _rows = [];
    private readonly HashSet<(int Column, int Row)> _cells = [];

    /// <summary>Whether single cells were refused, not only whole columns and areas.</summary>
    public bool HasCells => _cells.Count > 0;

    /// <summary>Whether whole areas were refused.</summary>
    public bool HasRows => _rows.Count > 0;

    /// <summary>What the verdicts refuse. A verdict on a cell speaks for that column only.</summary>
    public static Refusals Of(Outcome outcome)
    {
        var refusals = new Refusals();
        foreach (var verdict in outcome.Verdicts)
        {
            if (verdict.Row < 0)
            {
                refusals._columns.Add(verdict.Column);
            }
            else if (verdict.Column < 0)
            {
                refusals._rows.Add(verdict.Row);
            }
            else
            {
                refusals._cells.Add((verdict.Column, verdict.Row));
            }
        }

        return refusals;
    }

    public bool IsRefusedColumn(int column) => _columns.Contains(column);

    public bool IsRefusedRow(int row) => _rows.Contains(row);

    public bool IsRefusedCell(int column, int row) => _cells.Contains((column, row));
}
