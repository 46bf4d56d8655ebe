using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Submissions;

/// <summary>A submission as a set of cells, made from a seed; and the ways of bringing it into canonical order.</summary>
internal sealed class Cells
{
    private static readonly Period Period = Period.Month(2025, 7);
    private static readonly string[] MetricCodes = ["subscribers.mobile", "revenue", "đường", "", "a", "subscribers"];

    public List<Cell> All { get; } = [];

    public static Cells Sparse(int seed)
    {
        var random = new Random(seed);
        var cells = new Cells();
        var areas = Enumerable.Range(0, random.Next(1, 40)).Select(_ => AreaCode(random)).Distinct().ToArray();
        for (var i = random.Next(0, 200); i > 0; i--)
        {
            cells.All.Add(random.Next(10) == 0 && cells.All.Count > 0
                ? cells.All[random.Next(cells.All.Count)] with { Value = Value(random), State = CellState.Present }
                : Make(random, MetricCodes[random.Next(MetricCodes.Length)], areas[random.Next(areas.Length)], random.Next(3), random.Next(4) == 0));
        }

        return cells;
    }

    public static Cells Dense(int seed)
    {
        var random = new Random(seed);
        var cells = new Cells();
        var areas = Enumerable.Range(0, random.Next(1, 60)).Select(_ => AreaCode(random)).Distinct().ToArray();
        foreach (var metric in MetricCodes.Take(random.Next(1, MetricCodes.Length)))
        {
            var (decimals, isDouble) = (random.Next(3), random.Next(4) == 0);
            cells.All.AddRange(areas.Select(a => Make(random, metric, a, decimals, isDouble)));
        }

        return cells;
    }

    public SubmissionContent FromList(int? shuffle = null, bool utf8 = false)
    {
        var builder = new SubmissionContentBuilder();
        AddTo(builder, Shuffled(shuffle), utf8);
        return Build(builder);
    }

    public static SubmissionContent Build(SubmissionContentBuilder builder) => builder.Build(SubmissionKind.Figures, Period, "vì sao");

    public static void AddTo(SubmissionContentBuilder builder, IEnumerable<Cell> cells, bool utf8 = false)
    {
        foreach (var c in cells)
        {
            var (metric, area) = (System.Text.Encoding.UTF8.GetBytes(c.Metric), System.Text.Encoding.UTF8.GetBytes(c.Area));
            switch (c.IsDouble, utf8)
            {
                case (true, true):
                    builder.AddDouble(metric, area, BitConverter.Int64BitsToDouble(c.Value), c.State);
                    break;
                case (true, false):
                    builder.AddDouble(c.Metric, c.Area, BitConverter.Int64BitsToDouble(c.Value), c.State);
                    break;
                case (false, true):
                    builder.Add(metric, area, c.Decimals, c.Value, c.State);
                    break;
                default:
                    builder.Add(c.Metric, c.Area, c.Decimals, c.Value, c.State);
                    break;
            }
        }
    }

    /// <summary>As a table whose areas and columns stand in the order given by the seed, or sorted.</summary>
    public SubmissionContent FromTable(int? shuffle)
    {
        var areas = All.Select(c => c.Area).Distinct().Order(StringComparer.Ordinal).ToArray();
        var groups = All.GroupBy(c => (c.Metric, c.Decimals, c.IsDouble)).ToArray();
        if (shuffle is not null)
        {
            new Random(shuffle.Value).Shuffle(areas);
            new Random(shuffle.Value).Shuffle(groups);
        }

        var row = areas.Index().ToDictionary(a => a.Item, a => a.Index);
        var columns = groups.Select(g =>
        {
            var cells = g.OrderBy(c => row[c.Area]).ToArray();
            return new SubmissionColumn
            {
                Metric = g.Key.Metric,
                Decimals = g.Key.Decimals,
                Count = cells.Length,
                Rows = cells.Select(c => row[c.Area]).SequenceEqual(Enumerable.Range(0, areas.Length)) && shuffle % 2 == 0 ? null : cells.Select(c => row[c.Area]).ToArray(),
                Scaled = g.Key.IsDouble ? null : cells.Select(c => c.Value).ToArray(),
                Doubles = g.Key.IsDouble ? cells.Select(c => BitConverter.Int64BitsToDouble(c.Value)).ToArray() : null,
                States = cells.Select(c => c.State).ToArray(),
            };
        });
        return SubmissionContentBuilder.FromTable(SubmissionKind.Figures, Period, "vì sao", areas, [.. columns]);
    }

    public IEnumerable<Cell> Shuffled(int? seed)
    {
        var cells = All.ToArray();
        if (seed is not null)
        {
            new Random(seed.Value).Shuffle(cells);
        }

        return cells;
    }

    private static Cell Make(Random random, string metric, string area, int decimals, bool isDouble)
    {
        var state = random.Next(5) == 0 ? (CellState)random.Next(1, 6) : CellState.Present;
        var number = random.Next(5) switch { 0 => double.NaN, 1 => -0.0, 2 => double.NegativeInfinity, _ => random.NextDouble() - 0.5 };
        return new Cell(metric, area, isDouble ? 0 : decimals, isDouble, isDouble ? BitConverter.DoubleToInt64Bits(number) : Value(random), state);
    }

    private static long Value(Random random) => random.Next(12) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.NextInt64(1L << random.Next(1, 45));

    private static string AreaCode(Random random) => random.Next(8) switch
    {
        0 => "xã-" + random.Next(5),
        1 => new string('9', random.Next(0, 250)),
        2 => "𝔘" + random.Next(3),
        3 => "" + random.Next(3),
        _ => random.Next(100_000).ToString("00000", System.Globalization.CultureInfo.InvariantCulture),
    };

    internal sealed record Cell(string Metric, string Area, int Decimals, bool IsDouble, long Value, CellState State);
}
