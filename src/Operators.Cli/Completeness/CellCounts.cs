namespace Telemetry.Operators.Cli.Completeness;

/// <summary>Cells owed, with an answer, with a late one, without one.</summary>
internal sealed record CellCounts(long Expected, long Received, long Late, long Missing)
{
    /// <summary>Received of expected, one decimal, rounded down: 100 only when nothing is missing. 100 where nothing is owed.</summary>
    public decimal Percent => Expected == 0 ? 100 : decimal.Floor(1000m * Received / Expected) / 10;
}
