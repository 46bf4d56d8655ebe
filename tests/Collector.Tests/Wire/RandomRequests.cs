using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Tests.Wire;

/// <summary>Random submissions whose shape is right; what they say need not make sense.</summary>
internal sealed class RandomRequests(Random random)
{
    private static readonly string[] Metrics =
        ["subscribers.mobile", "subscribers.fixed", "area.land", "population.average", "revenue.telecom", "density.telephone", "nothing", "chỉ.tiêu", "x"];

    private static readonly string[] Areas = ["VN", "24", "22", "01", "193", "213", "07213", "ZZ", "đơn-vị", "a@b", "0"];
    private static readonly string[] Periods = ["2013-06", "2013", "2013-Q2", "2013-H1", "2013-9M", "2013-06-30", "2024-02-29", "1900", "2200-Q4", "2031-01"];

    public SubmitRequest Next()
    {
        var request = new SubmitRequest
        {
            SubmissionId = $"r/{random.Next()}",
            Period = Pick(Periods),
            Kind = (SubmissionKind)Math.Max(0, random.Next(6) - 3),
            DryRun = random.Next(6) == 0,
            Reason = random.Next(2) == 0 ? "" : "đính chính số liệu",
        };
        if (random.Next(2) == 0)
        {
            request.Table = Table();
        }
        else
        {
            request.Observations.Add(Enumerable.Range(0, 1 + random.Next(12)).Select(_ => Observation()));
        }

        return request;
    }

    private Table Table()
    {
        var rows = random.Next(10) == 0 ? 40 + random.Next(300) : 1 + random.Next(8);
        var table = new Table();
        table.Areas.Add(Enumerable.Range(0, rows).Select(i => rows > 12 ? $"{random.Next(100_000)}" : Pick(Areas)));
        for (var left = 1 + random.Next(5); left > 0; left--)
        {
            table.Columns.Add(Column(rows));
        }

        return table;
    }

    private Column Column(int rows)
    {
        var column = new Column { Metric = Pick(Metrics), Decimals = (uint)random.Next(7) };
        if (random.Next(3) > 0)
        {
            column.Scaled.Add(Enumerable.Range(0, rows).Select(_ => Scaled()));
        }
        else
        {
            column.Doubles.Add(Enumerable.Range(0, rows).Select(_ => Number()));
        }

        if (random.Next(3) == 0)
        {
            for (var row = random.Next(rows); row < rows; row += 1 + random.Next(4))
            {
                column.ExceptionRows.Add((uint)row);
                column.ExceptionStates.Add((CellState)(1 + random.Next(5)));
            }
        }

        return column;
    }

    private Observation Observation()
    {
        var cell = new Observation { Metric = Pick(Metrics), Area = Pick(Areas), Decimals = (uint)random.Next(7) };
        switch (random.Next(4))
        {
            case 0:
                cell.Number = Number();
                break;
            case 1:
                cell.State = (CellState)(1 + random.Next(5));
                break;
            default:
                cell.Scaled = Scaled();
                break;
        }

        return cell;
    }

    private long Scaled() => random.Next(6) switch
    {
        0 => 0,
        1 => random.NextInt64(long.MinValue, long.MaxValue),
        2 => random.Next(2) == 0 ? long.MinValue : long.MaxValue,
        3 => -random.Next(1000),
        _ => random.NextInt64(1L << random.Next(1, 62)),
    };

    private double Number() => random.Next(8) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        3 => -0.0,
        4 => double.Epsilon,
        5 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        6 => random.Next(1_000_000) / 100.0,
        _ => random.Next(),
    };

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
