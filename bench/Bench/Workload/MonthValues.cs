using Telemetry.Operators;

namespace Telemetry.Bench.Workload;

/// <summary>
/// Seeded values of one operator: for each month and metric a value and a state for each commune. Counts are log-normal (median
/// 400, sigma 1.3) and walk by 1 to 3 % up or down a month; revenues are log-uniform from 10^8 to 10^11 đồng, walk likewise and
/// have random low digits. 5 % of the cells are zero and 3 % absent, drawn anew each month. A ring of months: the month after the
/// last has the first one's values again, under another period.
/// </summary>
public sealed class MonthValues
{
    public static readonly string[] Metrics =
    [
        "subscribers.fixed_wired", "subscribers.fixed_wireless", "subscribers.mobile_postpaid", "subscribers.mobile_prepaid",
        "subscribers.internet.xdsl", "subscribers.internet.ftth", "subscribers.internet.mobile_broadband",
        "bts.sites", "bts.sites_shared", "bts.sites_2g", "bts.sites_3g", "bts.sites_4g", "bts.sites_5g",
        "revenue.telecom", "revenue.postal",
    ];

    private const int Revenues = 2;
    private const double Zero = 0.05;
    private const double Absent = 0.03;
    private const double MedianCount = 400;
    private const double SigmaCount = 1.3;

    private readonly long[][][] _values;
    private readonly CellState[][][] _states;

    private MonthValues(int months)
    {
        _values = new long[months][][];
        _states = new CellState[months][][];
    }

    /// <summary>Months in the ring.</summary>
    public int Months => _values.Length;

    /// <summary>Values of a metric in a month, one for each commune.</summary>
    public long[] Values(int month, int metric) => _values[month % Months][metric];

    /// <summary>States of the same cells.</summary>
    public CellState[] States(int month, int metric) => _states[month % Months][metric];

    /// <summary>Draws them.</summary>
    public static MonthValues Generate(int seed, int months, int communes)
    {
        var random = new Random(seed);
        var levels = new double[Metrics.Length][];
        for (var m = 0; m < levels.Length; m++)
        {
            levels[m] = new double[communes];
            for (var c = 0; c < communes; c++)
            {
                levels[m][c] = IsRevenue(m) ? Math.Pow(10, 8 + (3 * random.NextDouble())) : MedianCount * Math.Exp(SigmaCount * Normal(random));
            }
        }

        var drawn = new MonthValues(months);
        for (var month = 0; month < months; month++)
        {
            drawn._values[month] = new long[Metrics.Length][];
            drawn._states[month] = new CellState[Metrics.Length][];
            for (var m = 0; m < Metrics.Length; m++)
            {
                drawn._values[month][m] = new long[communes];
                drawn._states[month][m] = new CellState[communes];
                Draw(random, levels[m], IsRevenue(m), drawn._values[month][m], drawn._states[month][m]);
            }
        }

        return drawn;
    }

    private static void Draw(Random random, double[] levels, bool isRevenue, long[] values, CellState[] states)
    {
        for (var c = 0; c < values.Length; c++)
        {
            var step = 0.01 + (0.02 * random.NextDouble());
            levels[c] *= random.Next(2) == 0 ? 1 + step : 1 / (1 + step);
            if (isRevenue)
            {
                levels[c] = Math.Clamp(levels[c], 1e8, 1e11);
            }

            var chance = random.NextDouble();
            if (chance < Absent)
            {
                states[c] = CellState.NotAvailable;
            }
            else if (chance >= Absent + Zero)
            {
                values[c] = isRevenue ? (long)levels[c] + random.Next(100_000) : (long)Math.Round(levels[c]);
            }
        }
    }

    private static bool IsRevenue(int metric) => metric >= Metrics.Length - Revenues;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
