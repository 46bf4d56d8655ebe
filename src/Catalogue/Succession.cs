namespace Telemetry.Catalogue;

/// <summary>One unit, or a part of it, becoming (a part of) another on a date.</summary>
/// <param name="Predecessor">The unit that ended.</param>
/// <param name="Successor">The unit that took it over.</param>
/// <param name="On">First day of the new unit.</param>
/// <param name="IsWhole">True when all of the predecessor went to this successor; false when it was divided.</param>
public sealed record Succession(Area Predecessor, Area Successor, DateOnly On, bool IsWhole)
{
    /// <summary>
    /// Size of the piece that passed over, 0 or more, for example its population; null where it is not known. A share is a
    /// weight over the sum of weights: of the predecessor's rows where it is divided, of the successor's rows where that is.
    /// </summary>
    public decimal? Weight { get; init; }
}
