using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults.Spools;

/// <summary>A submission of a run: one figure whose value is the run's own, so that its entry in the ledger can be told from any other.</summary>
/// <param name="Id">The submission's id: the run's name, a slash, and what it is called in it.</param>
/// <param name="Value">The value of its good cell.</param>
/// <param name="Period">Its period.</param>
/// <param name="Area">Its area.</param>
/// <param name="Padding">Rows of an area that nobody knows, each of which gets a verdict.</param>
internal sealed record Sent(string Id, long Value, string Period = Sent.GoodPeriod, string Area = Sent.GoodArea, int Padding = 0)
{
    public const string Metric = "subscribers.mobile";
    public const string GoodPeriod = "2013-06";
    public const string GoodArea = "24";

    /// <summary>Handed in before it has begun: refused as a whole.</summary>
    public const string FuturePeriod = "2031-01";

    public string Run => RunOf(Id);

    public static string RunOf(string id) => id.Split('/')[0];

    public SubmissionTable Table()
    {
        var table = new SubmissionTable(Id, Period);
        table.AddColumn(Metric);
        table.AddRow(Area).Set(Metric, Value);
        for (var i = 0; i < Padding; i++)
        {
            table.AddRow(FormattableString.Invariant($"Z{i}")).Set(Metric, Value);
        }

        return table;
    }
}
