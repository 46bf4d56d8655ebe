using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>What a second source says of an item, in exactly the period and unit asked for.</summary>
/// <param name="Item">Metric or indicator.</param>
/// <param name="Source">Who says it.</param>
/// <param name="Kind">As what it was sent.</param>
/// <param name="Printed">The value, and how precise it can be held to be.</param>
/// <param name="Sequence">Ledger sequence of its receipt.</param>
public sealed record SecondValue(FigureItem Item, Source Source, SecondValueKind Kind, PrintedValue Printed, long Sequence)
{
    /// <summary>The value, in the item's unit.</summary>
    public decimal Value => Printed.Value;
}
