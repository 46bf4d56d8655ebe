using System.Globalization;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Running;

/// <summary>Corrections, absences, withdrawals, refusals, plans, doubles, several shards, grains and sources: what a store has to get right.</summary>
internal static class VariedFigures
{
    private const string Mobile = "subscribers.mobile";
    private const string Fixed = "subscribers.fixed";

    /// <summary>Sends them all, each acknowledged.</summary>
    public static async Task FillAsync(TestCollector collector, int seed = 4, int submissions = 120)
    {
        var random = new Random(seed);
        string[] areas = ["01", "22", "24", "193", "194", "213", "VN", "ZZ"];
        string[] periods = ["2013-06", "2013-07", "2013-Q2", "2013", "2013-06-30", "2014-01"];
        foreach (var source in new[] { "vnpt", "viettel" })
        {
            using var client = collector.Sender(source);
            for (var i = 0; i < submissions; i++)
            {
                var states = new Column { Metric = Fixed };
                states.Scaled.Add(areas.Select(_ => (long)random.Next(1000)));
                for (var row = 0; row < areas.Length; row += 1 + random.Next(5))
                {
                    states.ExceptionRows.Add((uint)row);
                    states.ExceptionStates.Add((CellState)(1 + random.Next(5)));
                    states.Scaled[row] = 0;
                }

                var request = i % 3 == 0
                    ? List(periods[random.Next(periods.Length)], Value(Mobile, areas[random.Next(7)], random.Next()), Number(Fixed, areas[random.Next(7)], random.Next(50) / 2.0))
                    : Table(periods[random.Next(periods.Length)], areas, states, Scaled(Mobile, [.. areas.Select(_ => (long)random.Next(-5, 100_000))]), Doubles("bts.sites", [.. areas.Select(_ => random.Next(40) / 4.0)]));
                request.Reason = "thử";
                (await client.SendAsync(request)).Taken();
            }
        }

        using var department = collector.Sender("so-quang-ninh");
        var plan = List((2030 + seed).ToString(CultureInfo.InvariantCulture), Value(Mobile, "22", 5), Value("density.telephone", "22", 12050, 2), Value("density.internet", "22", 5, 2));
        plan.Kind = SubmissionKind.Plan;
        (await department.SendAsync(plan)).Taken();
        using var statistics = collector.Sender("gso");
        (await statistics.SendAsync(List("2013", Number("area.land", "24", 3849.7), Value("population.average", "24", 1_593_200)))).Taken();
    }

    /// <summary>Figures made of them, as the public API gives them, each with its passport.</summary>
    public static async Task<List<string>> AskAsync(TestCollector collector, long asOf)
    {
        var figures = new List<string>();
        foreach (var indicator in new[] { Mobile, Fixed, "subscribers.telephone", "density.telephone", "plan_completion.density.telephone" })
        {
            foreach (var (area, period) in new[] { ("24", "2013-06"), ("22", "2013"), ("VN", "2013-Q2") })
            {
                figures.Add((await collector.FigureAsync(indicator, area, period, asOf: asOf)).GetRawText());
            }
        }

        return figures;
    }
}
