namespace Telemetry.Collector.Intake;

/// <summary>A receipt, or the refusal of the whole submission; never both.</summary>
public readonly record struct IntakeResult(Receipt? Receipt, IntakeRefusal? Refusal)
{
    /// <summary>The figures are kept.</summary>
    public static implicit operator IntakeResult(Receipt receipt) => new(receipt, null);

    /// <summary>Nothing was stored.</summary>
    public static implicit operator IntakeResult(IntakeRefusal refusal) => new(null, refusal);
}
