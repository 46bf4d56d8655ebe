namespace Telemetry.Doctor.Reading;

/// <summary>A number while it is being read. Positions are in the plain text.</summary>
/// <param name="Raw">Its digits.</param>
/// <param name="Readings">The ways in which they can be read, one at least.</param>
/// <param name="Range">What surrounds it: its cell or its paragraph.</param>
/// <param name="Cell">Its place in a table.</param>
internal sealed record NumberDraft(RawNumber Raw, IReadOnlyList<NumberReading> Readings, TextSpan Range, CellPlace? Cell)
{
    /// <summary>Its unit.</summary>
    public UnitReading Unit { get; set; } = new(null, 1, Raw.Span.End);
}
