using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>Submissions, made short. Each has an id of its own unless the test gives it one.</summary>
internal static class Requests
{
    private static int _next;

    public static string NewId() => $"test/{Interlocked.Increment(ref _next)}";

    public static SubmitRequest Table(string period, string[] areas, params Column[] columns) => new()
    {
        SubmissionId = NewId(),
        Period = period,
        Table = new Table { Areas = { areas }, Columns = { columns } },
    };

    public static SubmitRequest List(string period, params Observation[] observations) => new()
    {
        SubmissionId = NewId(),
        Period = period,
        Observations = { observations },
    };

    public static Column Scaled(string metric, params long[] values) => new() { Metric = metric, Scaled = { values } };

    public static Column Doubles(string metric, params double[] values) => new() { Metric = metric, Doubles = { values } };

    public static Observation Value(string metric, string area, long value, uint decimals = 0) => new() { Metric = metric, Area = area, Scaled = value, Decimals = decimals };

    public static Observation Number(string metric, string area, double value) => new() { Metric = metric, Area = area, Number = value };

    public static Observation Absent(string metric, string area, CellState state) => new() { Metric = metric, Area = area, State = state };
}
