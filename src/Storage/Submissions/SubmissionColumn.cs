namespace Telemetry.Storage.Submissions;

/// <summary>One metric's cells in a submission. Exactly one of <see cref="Scaled"/> and <see cref="Doubles"/> is set.</summary>
public sealed class SubmissionColumn
{
    /// <summary>Metric code as sent (in a plan perhaps an indicator's).</summary>
    public required string Metric { get; init; }

    /// <summary>Decimals by which the sender scaled; 0 for doubles.</summary>
    public required int Decimals { get; init; }

    /// <summary>Number of cells.</summary>
    public required int Count { get; init; }

    /// <summary>For each cell the index into the areas, ascending, the same index twice when a cell was sent twice; null: cell i is area i.</summary>
    public int[]? Rows { get; init; }

    /// <summary>Values × 10^decimals, at least <see cref="Count"/> long; 0 where the state is not present.</summary>
    public long[]? Scaled { get; init; }

    /// <summary>Values sent as floating point, at least <see cref="Count"/> long; 0 where the state is not present.</summary>
    public double[]? Doubles { get; init; }

    /// <summary>State of each cell, at least <see cref="Count"/> long; null: all present.</summary>
    public CellState[]? States { get; init; }

    /// <summary>Index into the areas of cell <paramref name="cell"/>.</summary>
    public int RowOf(int cell) => Rows is null ? cell : Rows[cell];

    /// <summary>State of cell <paramref name="cell"/>.</summary>
    public CellState StateOf(int cell) => States is null ? CellState.Present : States[cell];
}
