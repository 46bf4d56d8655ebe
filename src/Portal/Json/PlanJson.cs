namespace Telemetry.Portal.Json;

/// <summary>The plan that a completion is measured against.</summary>
/// <param name="Item">Metric or indicator code that the plan names.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="Source">Whose plan it is.</param>
/// <param name="SourceName">Vietnamese name of the source.</param>
/// <param name="Period">Target period.</param>
/// <param name="Value">Planned value.</param>
/// <param name="Unit">The item's unit code.</param>
/// <param name="How">How it came about, of <see cref="PublicNames"/>' closed list.</param>
/// <param name="Receipts">Ledger sequences of the receipts behind it.</param>
internal sealed record PlanJson(
    string Item, string Name, string Source, string SourceName, string Period, decimal Value, string Unit, string How, IReadOnlyList<long> Receipts);
