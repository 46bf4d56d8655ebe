namespace Telemetry.Aggregator.Indicators;

/// <summary>Rounding for display: half away from zero, to that many decimals. Nothing is rounded before.</summary>
/// <param name="Decimals">0 to 6.</param>
public sealed record RoundingRule(int Decimals)
{
    /// <summary>The value rounded.</summary>
    public decimal Apply(decimal exact) => decimal.Round(exact, Decimals, MidpointRounding.AwayFromZero);

    /// <inheritdoc/>
    public override string ToString() => $"half away from zero, {Decimals} decimals";
}
