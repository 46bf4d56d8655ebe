namespace Telemetry.Aggregator.Retention;

/// <summary>What a sweep did.</summary>
/// <param name="Forgotten">Days that were dropped, each counted for every source and shard.</param>
/// <param name="Kept">Days that are old enough and stay, because the month's own figures do not stand for all of their cells.</param>
internal readonly record struct SweepResult(int Forgotten, int Kept)
{
    /// <summary>What two did together.</summary>
    public static SweepResult operator +(SweepResult one, SweepResult other) => new(one.Forgotten + other.Forgotten, one.Kept + other.Kept);
}
