using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>The plan that a completion is measured against.</summary>
public sealed record PlanOperand
{
    /// <summary>Metric or indicator code that the plan names; the base item's where a variant has no plan.</summary>
    public required string Item { get; init; }

    /// <summary>Source whose plan it is, without the <c>plan:</c> prefix.</summary>
    public required string Source { get; init; }

    /// <summary>Target period.</summary>
    public required Period Period { get; init; }

    /// <summary>Planned value, in the item's unit.</summary>
    public required decimal Value { get; init; }

    /// <summary>The item's unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Explicit, or a complete sum of plans.</summary>
    public required Provenance How { get; init; }

    /// <summary>Ledger sequences of the receipts behind it.</summary>
    public IReadOnlyList<long> Receipts { get; init; } = [];

    /// <summary>Plans of several units for the same item and period as one.</summary>
    internal static PlanOperand Sum(IReadOnlyList<PlanOperand> plans) => plans[0] with
    {
        Source = string.Join('+', plans.Select(p => p.Source).Distinct().Order(StringComparer.Ordinal)),
        Value = plans.Sum(p => p.Value),
        How = plans.Count == 1 ? plans[0].How : Provenance.Lineage,
        Receipts = [.. plans.SelectMany(p => p.Receipts).Distinct().Order().Take(Contribution.ReceiptLimit)],
    };
}
