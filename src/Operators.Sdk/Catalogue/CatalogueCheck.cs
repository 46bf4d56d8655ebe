namespace Telemetry.Operators;

/// <summary>What a catalogue has against a submission. <see cref="Received"/> = <see cref="Accepted"/> + <see cref="Refused"/>.</summary>
public sealed record CatalogueCheck
{
    /// <summary>What is wrong with the submission as a whole, such as its period; then there are no verdicts. Empty: nothing.</summary>
    public required IReadOnlyList<FieldViolation> Violations { get; init; }

    /// <summary>A verdict for each cause; empty when every cell would be taken.</summary>
    public required IReadOnlyList<CellVerdict> Verdicts { get; init; }

    /// <summary>Cells looked at.</summary>
    public required int Received { get; init; }

    /// <summary>Cells that would be taken.</summary>
    public int Accepted => Received - Refused;

    /// <summary>Cells that would be refused.</summary>
    public int Refused => Violations.Count > 0 ? Received : Verdicts.Sum(v => v.Verdict.Cells);

    /// <summary>Whether everything would be taken.</summary>
    public bool IsClean => Violations.Count == 0 && Verdicts.Count == 0;
}
