using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>What a printed number can stand for. A relation is held against it three times: rounded, cut off, and as coarse as its zeros allow.</summary>
/// <param name="Value">As printed.</param>
/// <param name="Rounded">Where it can lie if it was rounded to the digits printed.</param>
/// <param name="Truncated">Where it can lie if further digits were cut off.</param>
/// <param name="Coarse">Where it can lie if its zeros at the end are rounding too (1.180.000); holds <paramref name="Rounded"/> and <paramref name="Truncated"/>.</param>
/// <param name="IsLoose">Whether the words leave more open than the digits: hơn, gần, khoảng.</param>
internal readonly record struct Figure(decimal Value, Interval Rounded, Interval Truncated, Interval Coarse, bool IsLoose = false)
{
    /// <summary>A number beyond doubt: a plan, a figure of the ledger.</summary>
    public static Figure Exactly(decimal value) => new(value, Interval.Exactly(value), Interval.Exactly(value), Interval.Exactly(value));

    /// <summary>Where it can lie, read in that way.</summary>
    public Interval At(Width width) => width switch
    {
        Width.Rounded => Rounded,
        Width.Truncated => Truncated,
        _ => Coarse,
    };

    /// <summary>Another number, printed as exactly as this one.</summary>
    public Figure MovedTo(decimal value)
    {
        var by = value - Value;
        return new(value, Rounded.MovedBy(by), Truncated.MovedBy(by), Coarse.MovedBy(by), IsLoose);
    }
}
