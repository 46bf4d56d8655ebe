namespace Telemetry.Aggregator.Indicators;

/// <summary>How far a figure rests on what was expected.</summary>
public enum FigureStatus
{
    /// <summary>Everything that was expected is in it.</summary>
    Complete,

    /// <summary>There is a value, but something expected is missing; the passport names it.</summary>
    Partial,

    /// <summary>There is no value; <see cref="Figure.Reason"/> says why.</summary>
    Missing,
}
