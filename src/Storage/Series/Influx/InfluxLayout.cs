using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series.Influx;

/// <summary>What lies where in the database; docs/decisions/0018 says why. Another <see cref="Version"/> is not read.</summary>
internal static class InfluxLayout
{
    /// <summary>Stands beside every position.</summary>
    public const long Version = 1;

    /// <summary>Tags area, grain, shard, source; for each metric the fields <c>metric:state</c> and <c>metric:value</c>; time: period's first day + sequence.</summary>
    public const string Figures = "figures";

    /// <summary>What each ledger entry added, from which extents are listed: see <see cref="EntryText"/>. Time: the sequence.</summary>
    public const string Entries = "entries";

    /// <summary>Fields sequence and layout; time: the sequence. The newest counts.</summary>
    public const string Positions = "positions";

    /// <summary>Whole rollups, exactly: see <see cref="RollupText"/>. Tags grain, shard; time: period's first day.</summary>
    public const string Rollups = "rollups";

    /// <summary>Sums for dashboards: see <see cref="SumLines"/>. Nothing is read back from it.</summary>
    public const string Sums = "sums";

    /// <summary>Ending of the field with a cell's scaled value.</summary>
    public const string ValueEnding = ":value";

    /// <summary>Ending of the field with a cell's state and decimals.</summary>
    public const string StateEnding = ":state";

    /// <summary>Greatest sequence: one more nanosecond would be the next day's.</summary>
    public const long MaxSequence = NanosecondsADay - 1;

    private const long NanosecondsADay = 86_400_000_000_000;
    private const int StateBits = 3;
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>All measurements, the position first: without it nothing else is visible.</summary>
    public static IReadOnlyList<string> Measurements { get; } = [Positions, Entries, Figures, Rollups, Sums];

    /// <summary>Whether a line can be left out, and only its own figures are missing. Without one of the others a whole append would not be seen.</summary>
    public static bool IsDispensable(ReadOnlySpan<byte> line) => !line.StartsWith("entries"u8) && !line.StartsWith("positions"u8);

    /// <summary>UTC midnight of the period's first day, in nanoseconds since 1970.</summary>
    public static long TimeOf(Period period) => (period.First.DayNumber - Epoch) * NanosecondsADay;

    /// <summary>Tag of a period's length.</summary>
    public static string GrainOf(Period period) => period.Grain switch
    {
        PeriodGrain.Day => "day",
        PeriodGrain.Month => "month",
        PeriodGrain.Quarter => "quarter",
        PeriodGrain.Half => "half",
        PeriodGrain.NineMonths => "nine-months",
        _ => "year",
    };

    /// <summary>State in the three lowest bits, decimals above: 0 is a present whole number.</summary>
    public static long PackState(CellState state, int decimals) => ((long)decimals << StateBits) | (long)state;

    /// <summary>State and decimals again.</summary>
    /// <exception cref="InvalidDataException">They never were.</exception>
    public static (CellState State, int Decimals) UnpackState(long packed)
    {
        var (state, decimals) = (packed & ((1 << StateBits) - 1), packed >> StateBits);
        return state <= (long)CellState.Withdrawn && decimals is >= 0 and <= PatchCheck.MaxDecimals
            ? ((CellState)state, (int)decimals)
            : throw new InvalidDataException($"{packed} in InfluxDB is no state");
    }
}
