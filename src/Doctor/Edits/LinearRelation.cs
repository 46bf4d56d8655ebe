namespace Telemetry.Doctor.Edits;

/// <summary>That the sum of coefficient × number lies between two limits, both included; by default that it is 0. Immutable.</summary>
/// <param name="Cells">The numbers, at least one.</param>
/// <param name="Lowest">Lowest sum.</param>
/// <param name="Highest">Highest sum.</param>
public sealed record LinearRelation(IReadOnlyList<RelationCell> Cells, decimal Lowest = 0, decimal Highest = 0)
{
    /// <summary>What the numbers come to.</summary>
    public decimal Sum
    {
        get
        {
            var sum = 0m;
            foreach (var cell in Cells)
            {
                sum += (decimal)cell.Coefficient * cell.Value;
            }

            return sum;
        }
    }

    /// <summary>Whether it holds.</summary>
    public bool Holds => IsWithin(Sum);

    /// <summary>Whether a sum would do.</summary>
    public bool IsWithin(decimal sum) => sum >= Lowest && sum <= Highest;
}
