using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations;

/// <summary>Arithmetic on intervals. Pure.</summary>
internal static class IntervalMath
{
    /// <summary>Moved by a number.</summary>
    public static Interval MovedBy(this Interval interval, decimal by) => new(interval.Low + by, interval.High + by);

    /// <summary>Where the sum can lie.</summary>
    public static Interval Plus(this Interval interval, Interval other) => new(interval.Low + other.Low, interval.High + other.High);

    /// <summary>Where the difference can lie.</summary>
    public static Interval Minus(this Interval interval, Interval other) => new(interval.Low - other.High, interval.High - other.Low);

    /// <summary>The smallest interval that holds both.</summary>
    public static Interval Hull(this Interval interval, Interval other) =>
        new(Math.Min(interval.Low, other.Low), Math.Max(interval.High, other.High));

    /// <summary>The interval between two numbers in any order.</summary>
    public static Interval Between(decimal one, decimal other) => new(Math.Min(one, other), Math.Max(one, other));
}
