using System.Globalization;
using Telemetry.Operators;

namespace Telemetry.Bench.Scale;

/// <summary>
/// Values that are a function of seed, operator, metric, commune and month: a log-normal level, 0.2 to 1 % of growth a month, 1 %
/// of noise; 4 % of the communes have always zero, 1 % of the cells are absent. They hang together as a sender's that counts right:
/// sums are sums of what is there, net additions the change of the level, shared sites no more than sites.
/// </summary>
internal sealed class ScaleValues(int seed, IReadOnlyList<ScaleMetric> metrics)
{
    private const double AlwaysZero = 0.04;
    private const double Absent = 0.01;

    /// <summary>The table of one operator and month.</summary>
    public SubmissionTable Table(int operatorIndex, DateOnly month, string[] communes)
    {
        var period = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var table = new SubmissionTable($"scale/{period}", period, communes);
        var columns = new Dictionary<string, (long[] Values, CellState[] States)>(StringComparer.Ordinal);
        foreach (var metric in metrics)
        {
            var column = metric.Parts.Length == 0 ? Leaf(operatorIndex, metric, month, communes) : Sum(metric, columns, communes.Length);
            columns.Add(metric.Code, column);

            // The table keeps the arrays that it is given; a later sum still reads these.
            table.AddColumn(metric.Code, metric.Decimals, [.. column.Values], [.. column.States]);
        }

        return table;
    }

    /// <summary>A number in [0, 1) that is the same for the same arguments.</summary>
    public double Uniform(int a, int b, int c, int d = 0)
    {
        var x = (ulong)(uint)seed + 0x9e3779b97f4a7c15UL;
        foreach (var part in (ReadOnlySpan<int>)[a, b, c, d])
        {
            x = (x ^ (uint)part) * 0xbf58476d1ce4e5b9UL;
            x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
            x ^= x >> 31;
        }

        return (x >> 11) * (1.0 / (1UL << 53));
    }

    private (long[] Values, CellState[] States) Leaf(int operatorIndex, ScaleMetric metric, DateOnly month, string[] communes)
    {
        var (values, states) = (new long[communes.Length], new CellState[communes.Length]);
        for (var c = 0; c < communes.Length; c++)
        {
            var value = ValueOf(operatorIndex, metric, month, int.Parse(communes[c], CultureInfo.InvariantCulture));
            values[c] = value ?? 0;
            states[c] = value is null ? CellState.NotAvailable : CellState.Present;
        }

        return (values, states);
    }

    // What a sender that counts right would report: net additions are the change of the level, a part is not larger than its whole.
    private long? ValueOf(int operatorIndex, ScaleMetric metric, DateOnly month, int commune)
    {
        if (Find("net_additions.", "subscribers.", metric.Code) is { } level)
        {
            return month == ScaleTerritory.Change ? null : ValueOf(operatorIndex, level, month, commune) - ValueOf(operatorIndex, level, month.AddMonths(-1), commune);
        }

        var number = metrics.Index().First(m => m.Item == metric).Index;
        var place = Uniform(operatorIndex, number, commune);
        var whole = metric.Code.StartsWith("bts.sites_", StringComparison.Ordinal) ? metrics.FirstOrDefault(m => m.Code == "bts.sites")
            : metric.Code.EndsWith("_staffed", StringComparison.Ordinal) ? metrics.FirstOrDefault(m => m.Code == metric.Code[..^"_staffed".Length])
            : null;
        if (whole is not null)
        {
            return (long?)((double?)ValueOf(operatorIndex, whole, month, commune) * place);
        }

        var months = (((month.Year - 2021) * 12) + month.Month) - 1;
        var now = Uniform(operatorIndex, number, commune, months + 1);
        if (now < Absent)
        {
            return null;
        }

        var scale = Scale(metric.Code) * Math.Pow(10, metric.Decimals) * (month < ScaleTerritory.Change ? 1 : 3);
        var growth = Math.Pow(1.002 + (0.008 * place), months);
        return place < AlwaysZero ? 0 : (long)Math.Round(scale * Math.Exp(3 * (place - 0.5)) * growth * (0.99 + (0.02 * now)));
    }

    private ScaleMetric? Find(string prefix, string of, string code) => code.StartsWith(prefix, StringComparison.Ordinal)
        ? metrics.FirstOrDefault(m => m.Code == of + code[prefix.Length..])
        : null;

    private static (long[] Values, CellState[] States) Sum(ScaleMetric metric, Dictionary<string, (long[] Values, CellState[] States)> columns, int count)
    {
        var (values, states) = (new long[count], new CellState[count]);
        for (var c = 0; c < count; c++)
        {
            var isThere = false;
            foreach (var part in metric.Parts)
            {
                if (columns.TryGetValue(part, out var column) && column.States[c] == CellState.Present)
                {
                    values[c] += column.Values[c];
                    isThere = true;
                }
            }

            states[c] = isThere ? CellState.Present : CellState.NotAvailable;
        }

        return (values, states);
    }

    // What a commune and operator have of it in the middle.
    private static double Scale(string metric) => metric.Split('.')[0] switch
    {
        "revenue" => 2e8,
        "budget_contribution" => 1e7,
        "bts" => 3,
        "postal" => 2,
        "volume" => 900,
        _ => 400,
    };
}
