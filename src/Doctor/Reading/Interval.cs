namespace Telemetry.Doctor.Reading;

/// <summary>Where a number can lie, both ends included; exact where both are the same.</summary>
/// <param name="Low">Lowest value.</param>
/// <param name="High">Highest value.</param>
public readonly record struct Interval(decimal Low, decimal High)
{
    /// <summary>Stands for an end that there is not (ít nhất, tối đa): 10^18, above whatever a report can mean.</summary>
    public const decimal NoEnd = 1_000_000_000_000_000_000m;

    /// <summary>A number of which nothing was rounded away.</summary>
    public static Interval Exactly(decimal value) => new(value, value);

    /// <summary>Whether it is one number.</summary>
    public bool IsExact => Low == High;

    /// <summary>Whether both can be the same number.</summary>
    public bool Meets(Interval other) => Low <= other.High && other.Low <= High;

    /// <summary>Whether the number lies in it.</summary>
    public bool Contains(decimal value) => value >= Low && value <= High;

    /// <summary>The interval of the number with the other sign.</summary>
    public Interval Negated() => new(-High, -Low);
}
