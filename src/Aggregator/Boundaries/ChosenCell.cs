using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>A cell that counts in a value on other boundaries.</summary>
/// <param name="Totals">Resolver of its shard.</param>
/// <param name="Index">Its unit in the shard's tree.</param>
/// <param name="Period">Its period.</param>
/// <param name="Term">Its unit, and how much of it counts.</param>
internal readonly record struct ChosenCell(TotalResolver Totals, int Index, Period Period, BoundaryTerm Term)
{
    /// <summary>As much of a cell of this unit as counts.</summary>
    public Cell Part(in Cell cell) => Term.IsWhole || !cell.HasValue
        ? cell
        : new Cell(Part(cell.Value), cell.How, cell.Marks, cell.Reported, cell.Expected, cell.Vintage);

    /// <summary>As much of a value of this unit as counts.</summary>
    public long Part(long value)
    {
        if (Term.IsWhole)
        {
            return value;
        }

        var parts = LargestRemainder.Divide(value, Term.Shares!);
        return Term.Inside.Sum(i => parts[i]);
    }
}
