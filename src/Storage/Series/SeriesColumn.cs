using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series;

/// <summary>One metric's accepted cells in a patch.</summary>
public sealed class SeriesColumn
{
    /// <summary>Metric code (in plans perhaps an indicator's).</summary>
    public required string Metric { get; init; }

    /// <summary>Decimals by which the values are scaled.</summary>
    public required int Decimals { get; init; }

    /// <summary>Index into the patch's areas for each cell, strictly ascending; null: cell i is area i, for all areas.</summary>
    public int[]? Rows { get; init; }

    /// <summary>Scaled values, one a cell; 0 where the state is not present.</summary>
    public required long[] Values { get; init; }

    /// <summary>State of each cell; null: all present.</summary>
    public CellState[]? States { get; init; }
}
