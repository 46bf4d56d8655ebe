namespace Telemetry.Aggregator.Completeness;

/// <summary>Owed cells, counted: a cell is one metric of one unit for one period.</summary>
/// <param name="Expected">Cells that are owed.</param>
/// <param name="Received">Those that have an answer: a value, zero included, or the statement why there is none.</param>
/// <param name="Late">Received ones that had no answer yet when the due day ended.</param>
public readonly record struct CompletenessCount(int Expected, int Received, int Late)
{
    /// <summary>Owed cells without an answer; before the due day has ended nobody is to blame for them.</summary>
    public int Missing => Expected - Received;

    /// <summary>Both together.</summary>
    public static CompletenessCount operator +(CompletenessCount a, CompletenessCount b) => new(a.Expected + b.Expected, a.Received + b.Received, a.Late + b.Late);
}
