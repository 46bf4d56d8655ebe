namespace Telemetry.Storage.Series;

/// <summary>One metric of one source, or of the total, over a rollup's units. All arrays are as long as the rollup's areas.</summary>
/// <param name="Source">Source code; empty for the computed total.</param>
/// <param name="Metric">Metric code.</param>
/// <param name="Values">Scaled sums; 0 where nothing was reported.</param>
/// <param name="Flags">How each came about; 0 where nothing was reported. See <see cref="HasValue"/>.</param>
/// <param name="Reported">Number of lowest contributing cells that were reported.</param>
/// <param name="Expected">Number of such cells that there could be.</param>
public sealed record RollupSeries(string Source, string Metric, long[] Values, byte[] Flags, int[] Reported, int[] Expected)
{
    /// <summary>
    /// Whether a cell of those flags has a number: how it came about is in the lower half, where 1 to 7 and 13 are ways to one and the others say why
    /// there is none.
    /// </summary>
    public static bool HasValue(byte flags) => (flags & 0x0F) is (>= 1 and <= 7) or 13;
}
